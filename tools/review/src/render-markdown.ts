import type { Change } from "openapi-review/core";
import { codeSpan, escapeMarkdown } from "./escape-markdown.ts";
import type { Review } from "./review.ts";

/** Renders a review for people, as Markdown that a pull request and a job summary show. */
export function renderMarkdown(review: Review, referenceFile: string | undefined): string {
  const { wire, types, required, declared, ok, remedy, sinceRelease } = review;
  return [
    `## Spec review: ${ok ? "the declared version suffices" : "not ready"}`,
    `Compared with ${codeSpan(review.base)}.${sinceRelease === undefined ? "" : ` ${escapeMarkdown(sinceRelease)}`}`,
    "| wire | types | required | declared |\n| --- | --- | --- | --- |\n" +
      `| ${wire} | ${types} | **${required}** | **${declared}** |`,
    list(review.problems),
    remedy === undefined ? "" : `To declare what is required:\n\n\`\`\`sh\n${remedy}\n\`\`\``,
    changeTable(review),
    review.lint.length > 0 ? `### Lint\n\n${list(review.lint)}` : "",
    review.notes.length > 0 ? `### Notes\n\n${list(review.notes)}` : "",
    fold("Difference of the generated declarations", review.declarationDiff),
    referenceFile === undefined ? "" : `Reference before and after: ${codeSpan(referenceFile)} (opens offline).`,
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function changeTable({ changes, accepted }: Review): string {
  if (changes.length === 0) return "Nothing changed.";
  const row = ({ id, where, severity, source, message }: Change): string => {
    const step = accepted.includes(id) ? `${severity}, accepted` : severity;
    return `| ${step} | ${source} | ${escapeMarkdown(where)} | ${escapeMarkdown(message)} | ${codeSpan(id)} |`;
  };
  return ["| step | found by | where | what | id |", "| --- | --- | --- | --- | --- |", ...changes.map(row)].join("\n");
}

function list(lines: readonly string[]): string {
  return lines.map(listItem).join("\n");
}

/** What is escaped has invisible characters; a command has to be fit to copy. */
function listItem(line: string): string {
  const [said = "", command] = line.split("Run: ");
  return `- ${escapeMarkdown(said)}${command === undefined ? "" : `Run: ${codeSpan(command)}`}`;
}

/** Comments on pull requests end at 65,536 characters; the rest is in the job's artefact. */
const longestDiff = 30_000;

function fold(summary: string, diff: string): string {
  if (diff === "") return "";
  const shown = diff.length > longestDiff ? `${diff.slice(0, longestDiff)}\n… (cut)` : diff;
  const fence = "`".repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
  return `<details><summary>${summary}</summary>\n\n${fence}diff\n${shown}\n${fence}\n\n</details>`;
}
