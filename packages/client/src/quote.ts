/** Shows a wrong value in an error message: text as JSON, cut at 80 characters; of an object only that it is one. */
export function quote(value: unknown): string {
  return typeof value === "string"
    ? JSON.stringify(value.slice(0, 80))
    : value instanceof Object
      ? typeof value
      : `${value}`;
}
