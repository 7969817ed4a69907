/** A text as the inside of a JSON string that has no letter of it. */
export function everyLetterEscaped(text = ""): string {
  return text.replaceAll(/[^]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
