import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { assess } from "./assess.ts";
import { compare } from "./compare.ts";
import { declarationDiff } from "./declaration-diff.ts";
import { stepBetween, stepVersion } from "./declared-version.ts";
import { lint } from "./lint.ts";
import { readDescription } from "./read-description.ts";
import type { Review } from "./review.ts";
import { UnusableInputError } from "@frontegg-identity/canonical";

/**
 * Reviews the step from one file to another. What is declared is the step of `info.version`.
 *
 * @throws {@link UnusableInputError} for a file that is missing or cannot be reviewed.
 */
export async function reviewFiles(oldFile: string, newFile: string, today: string): Promise<Review> {
  const before = readDescription(oldFile, readInput(oldFile));
  const after = readDescription(newFile, readInput(newFile));
  // Lint comes first: it says in words what makes a file unusable, where the comparison would stumble over it.
  const findings = await lint([oldFile, newFile]);
  const { changes, oldTypes, newTypes } = await compare(before, after);
  const version = before.document.info.version;
  const types = stepBetween(version, after.document.info.version);
  const assessment = assess(changes, { types, client: undefined }, [], today);
  const isTooSmall = !assessment.ok;
  return {
    ...assessment,
    base: oldFile,
    lint: findings.flatMap(({ file, text }) => (relative("", file) === relative("", newFile) ? text : [])),
    declarationDiff: declarationDiff(oldTypes, newTypes),
    remedy: isTooSmall ? `Set info.version of ${newFile} to ${stepVersion(version, assessment.required)}.` : undefined,
    before,
    after,
  };
}

function readInput(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UnusableInputError(`${file} cannot be read; give the path of an OpenAPI 3.1 description.`);
  }
}
