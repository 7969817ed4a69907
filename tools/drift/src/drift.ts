import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadInput, parseDocument, UnusableInputError } from "openapi-review/core";
import { findDifferences } from "./find-differences.ts";
import { judge } from "./judge.ts";
import { parseDeviations } from "./parse-deviations.ts";
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

/**
 * Runs the command. It never throws for bad input.
 *
 * @param locations - A file or URL for each of the vendor's documents. Without any, the published ones are read.
 * @param read - Gives a file of the spec's folder.
 */
export async function drift(locations: readonly string[], read: ReadSpec = readSpec): Promise<Outcome> {
  try {
    return await compare(locations, read);
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    return { exitCode: 2, stdout: "", stderr: `drift: ${error.message}\n` };
  }
}

type ReadSpec = (name: string) => Promise<string>;

async function compare(locations: readonly string[], read: ReadSpec): Promise<Outcome> {
  if (![0, published.length].includes(locations.length)) {
    throw new UnusableInputError("give two documents, identity and env-auth, each a file or a URL, or none.");
  }
  const { deviations, texts } = parseDeviations(await read("deviations.yaml"), "spec/deviations.yaml");
  const pairs = await Promise.all(
    published.map(async ([spec, url], index) => ({
      ours: parseDocument(await read(spec), `spec/${spec}`),
      theirs: await loadInput(locations[index] ?? url, {}),
    })),
  );
  const judgement = judge(
    pairs.flatMap(({ ours, theirs }) => findDifferences(ours, theirs, texts)),
    deviations,
  );
  const compared = pairs.map(({ ours, theirs }) => `Ours:   ${ours.source}\nTheirs: ${theirs.source}`);
  const exitCode = judgement.drift.length + judgement.stale.length === 0 ? 0 : 1;
  return { exitCode, stdout: report(judgement, compared), stderr: "" };
}

function readSpec(name: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(`@frontegg-identity/spec/${name}`)), "utf8");
}
