import type { ReviewedChange } from "../change.ts";
import type { Review } from "../review.ts";
import { operationWords, placeWords, verdictWords } from "./change-words.ts";
import { codeSpan, escapeMarkdown } from "./escape-markdown.ts";

/** GitHub refuses a comment of more than 65,536 characters. */
const LONGEST = 60_000;

/** Renders a review for a comment on a pull request or the summary of a job. */
export function renderMarkdown(review: Review): string {
  return `**Required: ${verdictWords(review)}**\n\n${changeTable(review.changes)}`.trimEnd();
}

/**
 * Renders rows as a table, as many as fit into a comment.
 *
 * @param step - The words of the first column.
 */
export function changeTable(
  changes: readonly ReviewedChange[],
  step: (change: ReviewedChange) => string = ({ severity }) => severity,
): string {
  if (changes.length === 0) return "";
  let table = "| bump | operations | change | id |\n| --- | --- | --- | --- |";
  for (const [index, change] of changes.entries()) {
    const row = `\n| ${step(change)} | ${cell(change)} |`;
    if (table.length + row.length > LONGEST)
      return `${table}\n\n${changes.length - index} more changes don't fit here.`;
    table += row;
  }
  return table;
}

function cell(change: ReviewedChange): string {
  const { id, where, message, code } = change;
  const error = code ? `<br>${codeSpan(code)}` : "";
  const text = `${escapeMarkdown(where)}: ${escapeMarkdown(message)} (${codeSpan(placeWords(change))})${error}`;
  return `${escapeMarkdown(operationWords(change))} | ${text} | ${codeSpan(id)}`;
}
