import { isJsonObject, type JsonObject } from "./json-object.ts";

/** Keys whose value is a map of names, or a list: what is in it is a part of the document whatever it is called. */
const maps = new Set(
  (
    "paths webhooks schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems " +
    "mediaTypes content encoding variables properties patternProperties $defs definitions dependentSchemas " +
    "additionalOperations"
  ).split(" "),
);

/** Keys whose value is data or words, and no part of the document. */
const data = new Set(["example", "examples", "default", "const", "enum", "value"]);

/**
 * Visits the objects of a document that describe something. Examples, other data and extensions hold whatever their
 * author likes, so a `$ref` in them refers to nothing.
 */
export function walkDocument(root: JsonObject, visit: (node: JsonObject, path: readonly string[]) => void): void {
  walk(root, [], false);

  function walk(node: unknown, path: readonly string[], isMap: boolean): void {
    if (Array.isArray(node)) return node.forEach((item, index) => walk(item, [...path, String(index)], false));
    if (!isJsonObject(node)) return;
    if (!isMap) visit(node, path);
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object" || value === null) continue;
      if (!isMap && (data.has(key) || key.startsWith("x-"))) continue;
      walk(value, [...path, key], !isMap && maps.has(key));
    }
  }
}
