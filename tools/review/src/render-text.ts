import { oneLine, textOf, type ReviewedChange } from "openapi-review/core";
import type { Review } from "./review.ts";

/** Renders a review for people at a terminal. */
export function renderText(review: Review): string {
  const { base, sinceRelease, wire, types, required, declared, ok, accepted, changes } = review;
  const row = (change: ReviewedChange): string => {
    const step = accepted.includes(change.id) ? `${change.severity}, accepted` : change.severity;
    return `${textOf(change, step)}\n       ${oneLine(change.id)}`;
  };
  return [
    [
      `Spec review: ${ok ? "the declared version suffices" : "not ready"}`,
      `Compared with ${base}.`,
      sinceRelease,
      `wire ${wire}, types ${types}: required ${required}, declared ${declared}`,
    ],
    review.problems.map((problem) => `- ${oneLine(problem)}`),
    review.remedy === undefined ? [] : ["To declare what is required:", `  ${review.remedy}`],
    changes.length > 0 ? changes.map(row) : ["Nothing changed."],
    review.lint.length > 0 ? ["Lint:", ...review.lint.map((line) => `- ${oneLine(line)}`)] : [],
    review.notes.map((note) => `Note: ${oneLine(note)}`),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .concat("\n");
}
