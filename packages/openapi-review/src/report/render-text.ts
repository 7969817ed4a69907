import { oneLine } from "../document/one-line.ts";
import type { ReviewedChange } from "../change.ts";
import type { Review } from "../review.ts";
import { operationWords, placeWords, verdictWords } from "./change-words.ts";

/** Renders a review for people at a terminal. */
export function renderText(review: Review): string {
  return [`Required: ${verdictWords(review)}`, ...review.changes.map((change) => textOf(change))].join("\n\n");
}

/** Renders one row, over several lines. */
export function textOf(change: ReviewedChange, severity: string = change.severity): string {
  const { where, message, code } = change;
  const subject = [operationWords(change), placeWords(change)].filter(Boolean).join(" · ");
  const lines = [
    `${severity.padEnd(6)} ${subject}`,
    `       ${oneLine(where)}: ${oneLine(message)}`,
    ...(code ? [`       ${oneLine(code)}`] : []),
  ];
  return lines.join("\n");
}
