/** Tells an object or an array, whose keys may be read, from any other value of a document. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
