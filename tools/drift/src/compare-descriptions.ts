import type { Comparison, Sides } from "./comparison.ts";
import type { JsonObject } from "./json-object.ts";

/** Compares the words of two objects. Where the vendor has none there is nothing to follow, so nothing is noted. */
export function compareDescriptions(
  { ours, theirs }: Sides<JsonObject>,
  pointer: readonly string[],
  { note }: Comparison,
): void {
  for (const field of ["summary", "description"]) {
    const theirWords = words(theirs[field]);
    if (theirWords !== null) note([...pointer, field], "description", words(ours[field]), theirWords);
  }
}

/** Line breaks and indentation are the file's, not the text's. */
function words(text: unknown): string | null {
  return typeof text === "string" && text.trim() !== "" ? text.trim().replace(/\s+/g, " ") : null;
}
