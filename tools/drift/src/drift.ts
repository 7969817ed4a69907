import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge } from "./judge.ts";
import { parseDeviations } from "./parse-deviations.ts";
import { findDifferences } from "./find-differences.ts";
import { loadDocument } from "./load-document.ts";
import { parseDocument } from "./open-api-document.ts";
import { report } from "./report.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** What a command leaves behind. */
export interface Outcome {
  /** 0 without drift, 1 with drift, 2 when the input cannot be used. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const usage = `Usage: drift <vendor spec: a file or an https: URL> [--json]

Compares spec/openapi.yaml with the vendor's OpenAPI document (3.0 or 3.1, JSON or YAML).
Exit code: 0 no drift, 1 drift, 2 the input cannot be used.
`;

/** Runs the command. It never throws for bad input. */
export async function drift(args: readonly string[]): Promise<Outcome> {
  try {
    return await compare(args);
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    return { exitCode: 2, stdout: "", stderr: `drift: ${error.message}\n` };
  }
}

async function compare(args: readonly string[]): Promise<Outcome> {
  const { help, json, location } = parseCommandLine(args);
  if (help) return { exitCode: 0, stdout: usage, stderr: "" };
  if (location === undefined) {
    throw new UnusableInputError("give exactly one vendor spec, a file or an https: URL (--help explains).");
  }
  const [spec, deviations] = await Promise.all([read("openapi.yaml"), read("deviations.yaml")]);
  const documents = { ours: parseDocument(spec, "spec/openapi.yaml"), theirs: await loadDocument(location) };
  const differences = judge(findDifferences(documents), parseDeviations(deviations, "spec/deviations.yaml"));
  const stdout = json
    ? `${JSON.stringify({ differences }, null, 2)}\n`
    : report(differences, { ours: title(documents.ours), theirs: title(documents.theirs) });
  return { exitCode: differences.every(({ accepted }) => accepted) ? 0 : 1, stdout, stderr: "" };
}

function parseCommandLine(args: readonly string[]): { help: boolean; json: boolean; location: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: args[0] === "--" ? args.slice(1) : [...args],
      options: { help: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    return { ...values, location: positionals.length === 1 ? positionals[0] : undefined };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the argument; the others are about a syntax that nobody wants here.
    throw new UnusableInputError(`${error.message.split(". ")[0]} (--help explains).`);
  }
}

function read(name: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(`@frontegg-identity/spec/${name}`)), "utf8");
}

function title({ source, version }: { readonly source: string; readonly version: string }): string {
  return `${source} (OpenAPI ${version})`;
}
