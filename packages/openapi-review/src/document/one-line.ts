/** Writes a text in one line. A document may hold control characters, and terminals obey them. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
}
