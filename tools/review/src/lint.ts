import { redocly } from "./redocly.ts";
import { UnusableInputError } from "openapi-review/core";

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly {
      readonly source?: { readonly ref: string };
      readonly start?: { readonly line: number };
    }[];
  }[];
}

/** A finding of the spec's own lint rules. */
export interface LintFinding {
  /** Relative to the working folder. */
  readonly file: string;
  /** One line: line number, rule, message. */
  readonly text: string;
}

/**
 * Lints descriptions with the spec's own rules.
 *
 * @throws {@link UnusableInputError} when a file does not have the structure of an OpenAPI description.
 */
export async function lint(files: readonly string[]): Promise<LintFinding[]> {
  const reports = await Promise.all(
    files.map(async (file): Promise<LintReport> => {
      // Redocly's own format; the fields read here are the ones in `LintReport`.
      return JSON.parse(await redocly("lint", file, "--format", "json")) as LintReport;
    }),
  );
  const problems = reports.flatMap((report) => report.problems);
  const findings = problems.map(({ ruleId, message, location: [place] }) => ({
    ruleId,
    file: place?.source?.ref ?? "",
    line: place?.start?.line ?? "?",
    message: message.replaceAll(/\s+/g, " ").trim(),
  }));
  const broken = findings.find(({ ruleId }) => ruleId === "struct");
  if (broken) {
    throw new UnusableInputError(`${broken.file}, line ${broken.line}, is not OpenAPI 3.1: ${broken.message}`);
  }
  // One fault in a shared schema shows up at each of its uses.
  const byText = new Map(
    findings.map(({ file, line, ruleId, message }) => {
      const text = `line ${line}, ${ruleId}: ${message}`;
      return [`${file} ${text}`, { file, text }];
    }),
  );
  return [...byText.values()];
}
