const REGION = /^[a-z]{2}$/;

/**
 * Every server is either a region, with an `x-region` that code generation reads, or a template with variables; never
 * both, since a region's URL is published as a constant.
 */
export function serverRegionOrVariables() {
  return {
    Root(root, { report, location }) {
      const seen = new Set();
      (root.servers ?? []).forEach((server, index) => {
        const serverLocation = location.child(["servers", index]);
        const region = server["x-region"];
        const hasVariables = Object.keys(server.variables ?? {}).length > 0;

        if ((region !== undefined) === hasVariables) {
          report({ message: "A server must have either an `x-region` or `variables`.", location: serverLocation });
        } else if (region !== undefined && !REGION.test(region)) {
          report({
            message: `x-region \`${region}\` must be two lower-case letters.`,
            location: serverLocation.child("x-region"),
          });
        } else if (region !== undefined && seen.has(region)) {
          report({
            message: `x-region \`${region}\` must be unique.`,
            location: serverLocation.child("x-region"),
          });
        }
        seen.add(region);
      });
    },
  };
}
