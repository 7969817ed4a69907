import { oneLine } from "../document/one-line.ts";
import type { Review } from "../review.ts";
import { operationWords, verdictWords } from "./change-words.ts";

const commands = { major: "error", minor: "warning", patch: "notice", none: "notice" } as const;

/**
 * Renders a review as commands of a workflow, which GitHub shows on the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(review: Review): string {
  const rows = review.changes.map((change) => {
    const { severity, where, message, file, line, code } = change;
    const operations = operationWords(change);
    const title = operations ? `${severity}: ${operations}` : severity;
    const text = [`${oneLine(where)}: ${oneLine(message)}`, code && oneLine(code)];
    const properties = `file=${property(file)},line=${line},title=${property(title)}`;
    return `::${commands[severity]} ${properties}::${data(text.filter(Boolean).join("\n"))}`;
  });
  return [...rows, `Required: ${verdictWords(review)}`].join("\n");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
