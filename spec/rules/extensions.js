const REPEATABLE = new Set(["get", "head", "options", "put"]);

/** The extensions that spec/README.md documents say something, and say it in their form. */
export function extensions() {
  const operationIds = new Set();
  const lookUps = [];
  return {
    Operation(operation, { report, location, key: method }) {
      operationIds.add(operation.operationId);
      const repeatable = operation["x-repeatable"];
      if (repeatable !== undefined && repeatable !== !REPEATABLE.has(String(method))) {
        report({
          message: `x-repeatable must be ${!REPEATABLE.has(String(method))} here: of a ${String(method).toUpperCase()}, the opposite is the default.`,
          location: location.child("x-repeatable"),
        });
      }
      if (operation["x-done-when"] !== undefined) {
        lookUps.push({ lookUp: operation["x-done-when"], location: location.child("x-done-when") });
      }
    },
    Schema(schema, { report, location }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (property?.["x-repeatable"] === undefined || property["x-repeatable"] === false) continue;
        report({
          message: `x-repeatable of the property \`${name}\` must be false.`,
          location: location.child(["properties", name, "x-repeatable"]),
        });
      }
      const { contentMediaType } = schema;
      if (contentMediaType !== undefined && contentMediaType !== "application/json") {
        report({
          message: `contentMediaType must be application/json, not \`${contentMediaType}\`: no other is supported.`,
          location: location.child("contentMediaType"),
        });
      }
    },
    Root: {
      leave(_root, { report }) {
        for (const { lookUp, location } of lookUps) {
          const { operationId, property, equals } = lookUp ?? {};
          if (operationIds.has(operationId) && typeof property === "string" && equals !== undefined) continue;
          report({
            message:
              "x-done-when must have the `operationId` of an operation, a `property` of its answer and `equals`.",
            location,
          });
        }
      },
    },
  };
}
