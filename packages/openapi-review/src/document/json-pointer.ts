/** Writes a JSON pointer. @see RFC 6901 section 3 */
export function jsonPointer(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Reads the segments of a JSON pointer that starts with a slash. @see RFC 6901 section 4 */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
