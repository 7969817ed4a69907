const REPEATABLE = new Set(["get", "head", "options", "put"]);

/** Where each extension says something. */
const PLACES = {
  Operation: ["x-repeatable", "x-done-when"],
  Schema: ["x-extensible-enum", "x-repeatable"],
  Server: ["x-region"],
};
const DONE_WHEN = new Set(["operationId", "property", "equals", "errorCode"]);

/** The extensions that spec/README.md documents say something, and say it in their form. There are no others. */
export function extensions() {
  const operationIds = new Set();
  const lookUps = [];
  return {
    any: {
      enter(node, context) {
        if (context.type.extensionsPrefix !== undefined) checkPlace(node, context.type.name, context);
      },
    },
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
        // What stands beside a reference is not visited.
        if (property?.$ref) checkPlace(property, "Schema", { report, location: location.child(["properties", name]) });
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
          const isWhole = operationIds.has(operationId) && typeof property === "string" && equals !== undefined;
          if (isWhole && Object.keys(lookUp).every((key) => DONE_WHEN.has(key))) continue;
          report({
            message:
              "x-done-when must have the `operationId` of an operation, a `property` of its answer and `equals`, and besides only an `errorCode`.",
            location,
          });
        }
      },
    },
  };
}

function checkPlace(node, type, { report, location }) {
  const known = PLACES[type] ?? [];
  for (const key of Object.keys(node)) {
    if (!key.startsWith("x-") || known.includes(key)) continue;
    report({
      message: `\`${key}\` says nothing here. ${known.length > 0 ? `Only ${known.join(" and ")} do.` : "No extension does."}`,
      location: location.child(key).key(),
    });
  }
}
