import { resolve } from "node:path";
import { diff, gt, inc, valid } from "semver";
import { assess } from "./assess.ts";
import { compare } from "./compare.ts";
import { lint } from "./lint.ts";
import { loadDescription } from "./read-description.ts";
import type { Review } from "./review.ts";
import type { Severity } from "openapi-review/core";
import { generatedSnapshot } from "./snapshot.ts";

/**
 * Reviews the step from one file to another. What is declared is the step of `info.version`.
 *
 * @throws {@link UnusableInputError} for a file that is missing or cannot be reviewed.
 */
export async function reviewFiles(oldFile: string, newFile: string, today: string): Promise<Review> {
  const [before, after] = await Promise.all([loadDescription(oldFile), loadDescription(newFile)]);
  // Lint comes first: it says in words what makes a file unusable, where the comparison would stumble over it.
  const findings = await lint([oldFile, newFile]);
  const { version } = before.document.info;
  const comparison = compare(await generatedSnapshot(before), await generatedSnapshot(after));
  const assessment = assess(comparison.changes, stepBetween(version, after.document.info.version), [], today);
  const { required, isTooSmall } = assessment;
  const wanted = (required !== "none" && inc(version, required)) || version;
  return {
    ...comparison,
    ...assessment,
    base: oldFile,
    sinceRelease: undefined,
    lint: findings.flatMap(({ file, text }) => (resolve(file) === resolve(newFile) ? text : [])),
    remedy: isTooSmall ? `Set info.version of ${newFile} to ${wanted}.` : undefined,
    before,
    after,
  };
}

/**
 * The step from one version to another, by its name: `0.1.0` to `0.2.0` is minor below 1.0.0 too, as changesets has it.
 * A version that goes back, or is none, is no step.
 */
function stepBetween(before: string, after: string): Severity {
  if (!valid(before) || !valid(after) || !gt(after, before)) return "none";
  const step = diff(before, after)?.replace(/^pre/, "");
  return step === "major" || step === "minor" ? step : "patch";
}
