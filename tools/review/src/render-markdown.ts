import { changeTable, codeSpan, escapeMarkdown } from "openapi-review/core";
import type { Review } from "./review.ts";

/** Renders a review for people, as Markdown that a pull request and a job summary show. */
export function renderMarkdown(review: Review): string {
  const { wire, types, required, declared, ok, remedy, sinceRelease, accepted, changes } = review;
  return [
    `## Spec review: ${ok ? "the declared version suffices" : "not ready"}`,
    `Compared with ${codeSpan(review.base)}. ${escapeMarkdown(sinceRelease)}`,
    "| wire | types | required | declared |\n| --- | --- | --- | --- |\n" +
      `| ${wire} | ${types} | **${required}** | **${declared}** |`,
    list(review.problems),
    remedy === undefined ? "" : `To declare what is required:\n\n\`\`\`sh\n${remedy}\n\`\`\``,
    changes.length === 0
      ? "Nothing changed."
      : changeTable(changes, ({ id, severity }) => (accepted.includes(id) ? `${severity}, accepted` : severity)),
    review.lint.length > 0 ? `### Lint\n\n${list(review.lint)}` : "",
    review.notes.length > 0 ? `### Notes\n\n${list(review.notes)}` : "",
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function list(lines: readonly string[]): string {
  return lines.map(listItem).join("\n");
}

/** Escaped text has invisible characters, and a command has to be fit to copy. */
function listItem(line: string): string {
  const [said = "", command] = line.split("Run: ");
  return `- ${escapeMarkdown(said)}${command === undefined ? "" : `Run: ${codeSpan(command)}`}`;
}
