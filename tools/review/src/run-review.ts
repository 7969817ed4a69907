import { parseArgs } from "node:util";
import { UnusableInputError } from "openapi-review/core";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";
import type { Review } from "./review.ts";
import { reviewRepository } from "./review-repository.ts";

const help = `review [--base <git ref>] [--json]

Says what a change of the spec does on the wire and to the types, and whether the changesets declare what it needs.

Without --base, the working tree is compared with the commit at which it left the branch it is to be merged into
(GITHUB_BASE_REF in a pull request, else main).

  --base <git ref>    compare with another commit
  --json              one object on stdout

The report is plain text, or Markdown where CI is set. Exit code: 0 what is declared suffices, 1 it does not,
2 the input is unusable. To compare two files, use openapi-review.`;

/** What a command leaves behind. */
export interface Outcome {
  /** 0 when what is declared suffices, 1 when it doesn't, 2 when the input can't be used. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
  /** The report as Markdown, for the summary of a job. */
  readonly summary?: string;
}

/**
 * Runs the command. It never throws for bad input.
 *
 * @param folder - A folder of the repository to review.
 * @param env - `CI` makes the report Markdown, `GITHUB_BASE_REF` is the branch to compare with.
 */
export async function runReview(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  try {
    const { base, json, help: isHelp } = parse(args);
    if (isHelp) return { exitCode: 0, stdout: `${help}\n`, stderr: "" };
    const today = new Date().toISOString().slice(0, 10);
    const review = await reviewRepository(folder, base, env["GITHUB_BASE_REF"], today);
    const summary = renderMarkdown(review);
    const stdout = json ? `${JSON.stringify(toJson(review), null, 2)}\n` : env["CI"] ? summary : renderText(review);
    return { exitCode: review.ok ? 0 : 1, stdout, stderr: "", summary };
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    return { exitCode: 2, stdout: "", stderr: `${error.message}\n` };
  }
}

/** What machines need of a review. */
function toJson(review: Review): object {
  const { wire, types, required, declared, ok, changes, accepted, problems, notes, lint, sinceRelease } = review;
  return { wire, types, required, declared, ok, changes, accepted, problems, notes, lint, sinceRelease };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { base: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UnusableInputError(`${reason} (--help explains).`);
  }
}
