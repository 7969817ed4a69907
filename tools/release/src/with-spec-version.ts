import { isMap, isScalar, parseDocument } from "yaml";

/**
 * Sets `info.version` in the text of an OpenAPI document. Nothing else of the text changes: the spec is written by
 * hand, and its comments and line breaks are part of it.
 *
 * @throws When there is no `info.version`.
 */
export function withSpecVersion(spec: string, version: string): string {
  const info = parseDocument(spec).get("info");
  const scalar = isMap(info) ? info.get("version", true) : undefined;
  if (!isScalar(scalar) || !scalar.range) throw new Error("The spec has no info.version");
  const [start, end] = scalar.range;
  return spec.slice(0, start) + version + spec.slice(end);
}
