import { fileURLToPath } from "node:url";
import { redocly } from "./redocly.ts";

const houseRules = fileURLToPath(new URL("../../../spec/redocly.yaml", import.meta.url));

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly pointer?: string; readonly start?: { readonly line: number } }[];
  }[];
}

/** Lints a description with the spec's own rules. Returns one line for each finding: line, rule, message. */
export async function lint(file: string): Promise<string[]> {
  const output = await redocly("lint", file, "--config", houseRules, "--format", "json");
  // Redocly's own format; the fields read here are the ones in `LintReport`.
  const { problems } = JSON.parse(output) as LintReport;
  // One fault in a shared schema shows up at each of its uses.
  const lines = problems.map(({ ruleId, message, location }) => {
    const [place] = location;
    return `line ${place?.start?.line ?? "?"}, ${ruleId}: ${message.replaceAll(/\s+/g, " ").trim()}`;
  });
  return [...new Set(lines)];
}
