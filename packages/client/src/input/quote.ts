/** Shows a wrong value in an error message: a string as JSON, cut at 80 characters, and for an object only its type. */
export function quote(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  return Object(value) === value ? typeName(value) : String(value);
}

/** Names the type of a value that must not be shown. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
