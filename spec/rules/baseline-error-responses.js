const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Every operation documents the same errors, so that a client handles them once for all.
 *
 * @param {{ always: string[], withPathParameter: string[] }} options Response keys that every operation needs, and
 *   those that an operation needs only if its path names a resource that may not exist.
 */
export function baselineErrorResponses({ always, withPathParameter }) {
  return {
    PathItem(pathItem, { report, location, key: path }) {
      const baseline = String(path).includes("{") ? [...always, ...withPathParameter] : always;
      for (const method of METHODS) {
        const operation = pathItem[method];
        if (operation === undefined) continue;
        const missing = baseline.filter((status) => operation.responses?.[status] === undefined);
        if (missing.length === 0) continue;
        report({
          message: `${method.toUpperCase()} ${path} must document these responses: ${missing.join(", ")}.`,
          location: location.child([method, "responses"]).key(),
        });
      }
    },
  };
}
