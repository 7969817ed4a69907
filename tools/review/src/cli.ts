/** The command line; its help is below. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";
import { renderReference } from "./render-reference.ts";
import type { Review } from "./review.ts";
import { reviewFiles } from "./review-files.ts";
import { reviewRepository } from "./review-repository.ts";
import { UnusableInputError } from "openapi-review/core";

const help = `review [--base <git ref>] [--json] [--reference <file.html>]
review --old <file> --new <file> [--json] [--reference <file.html>]

Says what a change of the spec does on the wire and to the types, and whether the changesets declare what it needs.

Without --base, the working tree is compared with the commit at which it left the branch it is to be merged into
(GITHUB_BASE_REF in a pull request, else main).

  --base <git ref>    compare with another commit
  --old, --new        compare two files, without git; what is declared is the step of info.version
  --json              one object on stdout
  --reference <file>  where the reference before and after goes; what changed is marked in it

The report is plain text, or Markdown where CI is set. Exit code: 0 what is declared suffices, 1 it does not,
2 the input is unusable.`;

type Options = ReturnType<typeof parse>;

try {
  const options = parse();
  if (options.help) console.log(help);
  else process.exitCode = await main(options);
} catch (error) {
  if (!(error instanceof UnusableInputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(options: Options): Promise<number> {
  const review = await makeReview(options, new Date().toISOString().slice(0, 10));
  const reference = await writeReference(review, options);
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary) appendFileSync(summary, renderMarkdown(review, reference));
  const render = process.env["CI"] ? renderMarkdown : renderText;
  console.log(options.json ? JSON.stringify(toJson(review), null, 2) : render(review, reference));
  return review.ok ? 0 : 1;
}

async function makeReview({ base, old, new: revised }: Options, today: string): Promise<Review> {
  if (old === undefined && revised === undefined) return reviewRepository(process.cwd(), base, today);
  if (old === undefined || revised === undefined)
    throw new UnusableInputError("--old and --new go together (--help explains).");
  if (base !== undefined) throw new UnusableInputError("--base does not go with --old and --new (--help explains).");
  return reviewFiles(old, revised, today);
}

/** What machines need of a review. */
function toJson(review: Review): object {
  const { wire, types, required, declared, ok, changes, accepted, problems, notes, lint, sinceRelease } = review;
  return { wire, types, required, declared, ok, changes, accepted, problems, notes, lint, sinceRelease };
}

function parse() {
  try {
    return parseArgs({
      options: {
        base: { type: "string" },
        old: { type: "string" },
        new: { type: "string" },
        json: { type: "boolean" },
        reference: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UnusableInputError(`${reason} (--help explains).`);
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
