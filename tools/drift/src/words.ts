/** A text without what is the file's: line breaks and indentation. Null where there is none. */
export function words(text: unknown): string | null {
  return typeof text === "string" && text.trim() !== "" ? text.trim().replaceAll(/\s+/g, " ") : null;
}
