import { oneLine } from "openapi-review/core";
import type { Review } from "./review.ts";

/** Renders a review for people at a terminal. */
export function renderText(review: Review, referenceFile: string | undefined): string {
  const { base, sinceRelease, wire, types, required, declared, ok, accepted } = review;
  const changes = review.changes.flatMap(({ id, where, severity, message }) => [
    `${`${severity}${accepted.includes(id) ? ", accepted" : ""}`.padEnd(6)} ${oneLine(where)}: ${oneLine(message)}`,
    `       ${oneLine(id)}`,
  ]);
  return [
    [
      `Spec review: ${ok ? "the declared version suffices" : "not ready"}`,
      `Compared with ${base}.`,
      ...(sinceRelease === undefined ? [] : [sinceRelease]),
      `wire ${wire}, types ${types}: required ${required}, declared ${declared}`,
    ],
    review.problems.map((problem) => `- ${oneLine(problem)}`),
    review.remedy === undefined ? [] : ["To declare what is required:", `  ${review.remedy}`],
    changes.length > 0 ? changes : ["Nothing changed."],
    review.lint.length > 0 ? ["Lint:", ...review.lint.map((line) => `- ${oneLine(line)}`)] : [],
    review.notes.map((note) => `Note: ${oneLine(note)}`),
    referenceFile === undefined ? [] : [`Reference before and after: ${referenceFile} (opens offline)`],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .concat("\n");
}
