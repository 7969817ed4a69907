import { stripVTControlCharacters } from "node:util";

/** Whether a program printed every line of an expected text, in order. `…` stands for anything. */
export function textIn(printed: string, expected: string): boolean {
  const lines = stripVTControlCharacters(printed)
    .split("\n")
    .map((line) => line.trim());
  let from = 0;
  return expected
    .trim()
    .split("\n")
    .every((line) => {
      const pattern = new RegExp(
        `^${line
          .trim()
          .split("…")
          .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&"))
          .join(".*")}$`,
      );
      const at = lines.findIndex((candidate, index) => index >= from && pattern.test(candidate));
      from = at + 1;
      return at >= 0;
    });
}
