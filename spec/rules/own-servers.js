/**
 * An operation or a path that has servers of its own has either one for each region of the document, or a single one,
 * so that a client of any region knows where to send a request.
 */
export function ownServers() {
  let regions = [];
  function check(node, { report, location }) {
    if (node.servers === undefined) return;
    const own = node.servers.map((server) => server["x-region"]);
    const isSingle = own.length === 1 && own[0] === undefined;
    const hasAll = own.length === regions.length && regions.every((region) => own.includes(region));
    const hasVariables = node.servers.some((server) => /[{}]/.test(server.url));
    if ((isSingle || hasAll) && !hasVariables) return;
    report({
      message: `Servers of its own must be a single one, or one for each region (${regions.join(", ")}), without variables.`,
      location: location.child("servers"),
    });
  }
  return {
    Root: {
      enter(root) {
        regions = (root.servers ?? []).flatMap((server) => server["x-region"] ?? []);
      },
    },
    PathItem: check,
    Operation: check,
  };
}
