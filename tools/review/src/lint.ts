import { fileURLToPath } from "node:url";
import { redocly } from "./redocly.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

const houseRules = fileURLToPath(new URL("../../../spec/redocly.yaml", import.meta.url));

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly pointer?: string; readonly start?: { readonly line: number } }[];
  }[];
}

/**
 * Lints a description with the spec's own rules. Returns one line for each finding: line, rule, message.
 *
 * @throws {@link UnusableInputError} when the file does not have the structure of an OpenAPI description.
 */
export async function lint(file: string): Promise<string[]> {
  const output = await redocly("lint", file, "--config", houseRules, "--format", "json");
  // Redocly's own format; the fields read here are the ones in `LintReport`.
  const { problems } = JSON.parse(output) as LintReport;
  const broken = problems.find(({ ruleId }) => ruleId === "struct");
  if (broken) {
    const line = broken.location[0]?.start?.line ?? "?";
    throw new UnusableInputError(`${file}, line ${line}, is not OpenAPI 3.1: ${oneLine(broken.message)}`);
  }
  // One fault in a shared schema shows up at each of its uses.
  const lines = problems.map(({ ruleId, message, location }) => {
    const [place] = location;
    return `line ${place?.start?.line ?? "?"}, ${ruleId}: ${oneLine(message)}`;
  });
  return [...new Set(lines)];
}

function oneLine(message: string): string {
  return message.replaceAll(/\s+/g, " ").trim();
}
