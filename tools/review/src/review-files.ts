import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { UnusableInputError } from "@frontegg-identity/canonical";
import { assess } from "./assess.ts";
import { bundle, isSplit } from "./bundle.ts";
import { compare } from "./compare.ts";
import { lint } from "./lint.ts";
import { readDescription, type Description } from "./read-description.ts";
import type { Review } from "./review.ts";
import { stepBetween, stepVersion } from "./version-steps.ts";

/**
 * Reviews the step from one file to another. What is declared is the step of `info.version`.
 *
 * @throws {@link UnusableInputError} for a file that is missing or cannot be reviewed.
 */
export async function reviewFiles(oldFile: string, newFile: string, today: string): Promise<Review> {
  const [before, after] = [await readInput(oldFile), await readInput(newFile)];
  // Lint comes first: it says in words what makes a file unusable, where the comparison would stumble over it.
  const findings = await lint([oldFile, newFile]);
  const { changes, declarationDiff } = await compare(before, after);
  const version = before.document.info.version;
  const assessment = assess(changes, stepBetween(version, after.document.info.version), [], today);
  const remedy = `Set info.version of ${newFile} to ${stepVersion(version, assessment.required)}.`;
  return {
    ...assessment,
    base: oldFile,
    sinceRelease: undefined,
    lint: findings.flatMap(({ file, text }) => (relative("", file) === relative("", newFile) ? text : [])),
    declarationDiff,
    remedy: assessment.ok ? undefined : remedy,
    before,
    after,
  };
}

async function readInput(file: string): Promise<Description> {
  if (!existsSync(file))
    throw new UnusableInputError(`${file} cannot be read; give the path of an OpenAPI 3.1 description.`);
  const text = readFileSync(file, "utf8");
  return readDescription(file, isSplit(text) ? await bundle(file) : text);
}
