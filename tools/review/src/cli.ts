/**
 * `review [--base <git ref>] | [--old <file> --new <file>] [--json] [--reference <file>]`
 *
 * Exit code 0: the declared version suffices. 1: it does not, or an accepted change no longer applies. 2: the input is
 * unusable.
 */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderMarkdown } from "./render-markdown.ts";
import { renderReference } from "./render-reference.ts";
import { toJson, type Review } from "./review.ts";
import { reviewFiles } from "./review-files.ts";
import { reviewRepository } from "./review-repository.ts";
import { UnusableInputError } from "@frontegg-identity/canonical";

const usage =
  "Use: review [--base <git ref>] [--json] [--reference <file.html>], or review --old <file> --new <file> with the same options";

interface Options {
  readonly base?: string | undefined;
  readonly old?: string | undefined;
  readonly new?: string | undefined;
  readonly json?: boolean | undefined;
  readonly reference?: string | undefined;
}

try {
  process.exitCode = await main(readOptions());
} catch (error) {
  if (!(error instanceof UnusableInputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(options: Options): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const review =
    options.old !== undefined && options.new !== undefined
      ? await reviewFiles(options.old, options.new, today)
      : await reviewRepository(process.cwd(), options.base, today);
  const reference = await writeReference(review, options);
  const report = renderMarkdown(review, reference);
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary) appendFileSync(summary, report);
  console.log(options.json ? JSON.stringify(toJson(review), null, 2) : report);
  return review.ok ? 0 : 1;
}

function readOptions(): Options {
  const options = parse();
  const { base, old, new: revised } = options;
  if ((old === undefined) !== (revised === undefined))
    throw new UnusableInputError(`--old and --new go together. ${usage}.`);
  if (old !== undefined && base !== undefined)
    throw new UnusableInputError(`--base does not go with --old and --new. ${usage}.`);
  return options;
}

function parse(): Options {
  try {
    return parseArgs({
      options: {
        base: { type: "string" },
        old: { type: "string" },
        new: { type: "string" },
        json: { type: "boolean" },
        reference: { type: "string" },
      },
    }).values;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UnusableInputError(`${reason}. ${usage}.`);
  }
}

/** People get the reference without asking; `--json` is for machines, which ask. */
async function writeReference(review: Review, { reference, json }: Options): Promise<string | undefined> {
  if (reference === undefined && (json || review.changes.length === 0)) return undefined;
  const file = reference ?? fileURLToPath(new URL("../dist/reference.html", import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await renderReference(review.before, review.after));
  return relative(process.cwd(), file);
}
