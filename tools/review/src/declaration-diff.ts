import { createTwoFilesPatch } from "diff";

/** The difference of two generated modules as a unified diff, without its two header lines; empty when there is none. */
export function declarationDiff(before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch("before", "after", before, after, undefined, undefined, { context: 3 });
  return patch.split("\n").slice(3).join("\n").trimEnd();
}
