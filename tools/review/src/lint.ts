import { relative } from "node:path";
import { lintFile, specFolder } from "@frontegg-identity/spec/lint";
import { UnusableInputError, type LoadedDocument } from "openapi-review/core";

/**
 * Lints a document with the spec's own rules, and gives one line for each finding.
 *
 * @throws {@link UnusableInputError} when it doesn't have the structure of an OpenAPI description.
 */
export async function lint(file: string, document: LoadedDocument): Promise<string[]> {
  const { source: name } = document;
  const problems = await lintFile(relative(specFolder, file));
  const places = document.placesOf(
    problems.map(({ location: [place] }) => place?.pointer?.replace(/^#\/?/, "/") ?? ""),
  );
  const findings = problems.map(({ ruleId, message }, index) => ({
    ruleId,
    line: places[index]?.line ?? 1,
    message: message.replaceAll(/\s+/g, " ").trim(),
  }));
  const broken = findings.find(({ ruleId }) => ruleId === "struct");
  if (broken) throw new UnusableInputError(`${name}, line ${broken.line}, is not OpenAPI 3.1: ${broken.message}`);
  // One fault in a shared schema shows up at each of its uses.
  return [...new Set(findings.map(({ line, ruleId, message }) => `${name} line ${line}, ${ruleId}: ${message}`))];
}
