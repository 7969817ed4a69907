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
 *
 * @param visit - Gets the way to the object too, which holds for the time of the call.
 */
export function walkDocument(root: JsonObject, visit: (node: JsonObject, path: readonly string[]) => void): void {
  const path: string[] = [];
  walk(root, false);

  function walk(node: unknown, isMap: boolean): void {
    if (isJsonObject(node) && !isMap) visit(node, path);
    for (const [key, value] of Object.entries(node as object)) {
      if (typeof value !== "object" || value === null) continue;
      const isObject = !isMap && !Array.isArray(node);
      if (isObject && (data.has(key) || key.startsWith("x-"))) continue;
      path.push(key);
      walk(value, isObject && maps.has(key));
      path.pop();
    }
  }
}
