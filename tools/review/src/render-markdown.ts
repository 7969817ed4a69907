import type { Change } from "./change.ts";
import type { Review } from "./review.ts";

/** Renders a review for people, as Markdown that a pull request and a job summary show. */
export function renderMarkdown(review: Review, referenceFile: string | undefined): string {
  const { wire, types, required, declared, ok } = review;
  return [
    `## Spec review: ${ok ? "the declared version suffices" : "not ready"}`,
    review.base === undefined ? "" : `Compared with \`${review.base}\`.`,
    "| wire | types | required | declared |\n| --- | --- | --- | --- |\n" +
      `| ${wire} | ${types} | **${required}** | **${declared}** |`,
    list(review.problems),
    review.remedy === undefined ? "" : `To declare what is required:\n\n\`\`\`sh\n${review.remedy}\n\`\`\``,
    changeTable(review),
    review.lint.length > 0 ? `### Lint\n\n${list(review.lint)}` : "",
    review.notes.length > 0 ? `### Notes\n\n${list(review.notes)}` : "",
    fold("Difference of the generated declarations", review.declarationDiff),
    referenceFile === undefined ? "" : `Reference before and after: \`${referenceFile}\` (opens offline).`,
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function changeTable({ changes, accepted }: Review): string {
  if (changes.length === 0) return "Nothing changed.";
  const row = ({ id, where, severity, source, message }: Change): string => {
    const step = accepted.includes(id) ? `${severity}, accepted` : severity;
    return `| ${step} | ${source} | ${cell(where)} | ${cell(message)} | \`${id.replaceAll("|", "\\|")}\` |`;
  };
  return ["| step | found by | where | what | id |", "| --- | --- | --- | --- | --- |", ...changes.map(row)].join("\n");
}

/** A table's cell is one line, and what the compiler writes is not to be read as Markdown or HTML. */
function cell(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_|[\]]/g, "\\$&")
    .replaceAll("<", "&lt;");
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** Comments on pull requests end at 65,536 characters; the rest is in the job's artefact. */
const longestDiff = 30_000;

function fold(summary: string, diff: string): string {
  if (diff === "") return "";
  const shown = diff.length > longestDiff ? `${diff.slice(0, longestDiff)}\n… (cut)` : diff;
  return `<details><summary>${summary}</summary>\n\n\`\`\`\`diff\n${shown}\n\`\`\`\`\n\n</details>`;
}
