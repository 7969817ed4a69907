import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  findOperations,
  loadInput,
  parseDocument,
  UnusableInputError,
  type OpenApiDocument,
} from "openapi-review/core";
import { judge } from "./judge.ts";
import { parseDeviations } from "./parse-deviations.ts";
import { findDifferences } from "./find-differences.ts";
import { report } from "./report.ts";

/** What a command leaves behind. */
export interface Outcome {
  /** 0 without drift, 1 with drift, 2 when the input cannot be used. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** Each of our specs, and where the vendor publishes its own of the same thing: `master` is its default branch. */
const published = [
  ["openapi.yaml", "https://raw.githubusercontent.com/frontegg/openapi-public/master/identity.json"],
  ["environment-auth.yaml", "https://raw.githubusercontent.com/frontegg/openapi-public/master/env-auth.json"],
] as const;

const usage = `Usage: drift [<identity> [<env-auth>]] [--json]

Compares spec/openapi.yaml and spec/environment-auth.yaml with the vendor's OpenAPI documents (3.0 or 3.1, JSON or
YAML), each a file or a URL. With one, only spec/openapi.yaml is compared; without any, both with

${published.map(([, url]) => `  ${url}`).join("\n")}

Exit code: 0 no drift, 1 drift, 2 the input cannot be used.
`;

/**
 * Runs the command. It never throws for bad input.
 *
 * @param read - Gives a file of the spec's folder.
 */
export async function drift(args: readonly string[], read: ReadSpec = readSpec): Promise<Outcome> {
  try {
    return await compare(args, read);
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    return { exitCode: 2, stdout: "", stderr: `drift: ${error.message}\n` };
  }
}

type ReadSpec = (name: string) => Promise<string>;

async function compare(args: readonly string[], read: ReadSpec): Promise<Outcome> {
  const { help, json, locations } = parseCommandLine(args);
  if (help) return { exitCode: 0, stdout: usage, stderr: "" };
  const { deviations, texts } = parseDeviations(await read("deviations.yaml"), "spec/deviations.yaml");
  const pairs = await Promise.all(
    published.map(async ([spec, url], index) => {
      const location = locations.length === 0 ? url : locations[index];
      const ours = parseDocument(await read(spec), `spec/${spec}`);
      return { ours, theirs: location === undefined ? undefined : await loadInput(location, {}) };
    }),
  );
  const compared = pairs.flatMap(({ ours, theirs }) => (theirs ? [{ ours, theirs }] : []));
  const passedOver = new Set(pairs.flatMap(({ ours, theirs }) => (theirs ? [] : operationIds(ours))));
  const differences = judge(
    compared.flatMap((documents) => findDifferences(documents, texts)),
    deviations.map((entry) => ({ ...entry, operation: entry.operation.filter((id) => !passedOver.has(id)) })),
  );
  const titles = compared.map(({ ours, theirs }) => ({ ours: title(ours), theirs: title(theirs) }));
  const stdout = json ? `${JSON.stringify({ differences }, null, 2)}\n` : report(differences, titles);
  return { exitCode: differences.every(({ accepted }) => accepted) ? 0 : 1, stdout, stderr: "" };
}

function operationIds(document: OpenApiDocument): unknown[] {
  return findOperations(document).map(({ operation }) => operation["operationId"]);
}

function parseCommandLine(args: readonly string[]): { help: boolean; json: boolean; locations: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: args[0] === "--" ? args.slice(1) : [...args],
      options: { help: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length <= published.length) return { ...values, locations: positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the argument; the others are about a syntax that nobody wants here.
    throw new UnusableInputError(`${error.message.split(". ")[0]} (--help explains).`);
  }
  throw new UnusableInputError(`give at most ${published.length} documents, each a file or a URL (--help explains).`);
}

function readSpec(name: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(`@frontegg-identity/spec/${name}`)), "utf8");
}

function title({ source, version }: { readonly source: string; readonly version: string }): string {
  return `${source} (OpenAPI ${version})`;
}
