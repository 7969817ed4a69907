/** Shows a wrong value in an error message: text as JSON, cut at 80 characters; of an object or array only that it is one. */
export function quote(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  if (Array.isArray(value)) return "array";
  return Object(value) === value ? typeof value : String(value);
}
