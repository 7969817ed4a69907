const MAX_CHARACTERS = 80;

/** Shows a wrong value in an error message: text as JSON, cut at 80 characters; of an object only that it is one. */
export function quote(value: unknown): string {
  if (typeof value === "string") {
    const text = JSON.stringify(value);
    return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 2)}…"` : text;
  }
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
