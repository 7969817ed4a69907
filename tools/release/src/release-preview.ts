/** Prints what a merge would publish, as Markdown, also into the job summary. Fails when the plan has a fault. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { execa } from "execa";
import { publishedPackages } from "./published-packages.ts";
import { exposedBy, releasePlanProblems, releasePlanReport, type ReleasePlan } from "./release-plan.ts";
import { repository } from "./repository.ts";

const directory = mkdtempSync(join(tmpdir(), "release-preview-"));
const output = join(directory, "plan.json");
try {
  // Fails with a sentence when a published package changed and nobody said how.
  await execa("pnpm", ["exec", "changeset", "status", "--output", relative(repository, output)], { cwd: repository });
  // The format of changesets 3, whose version is pinned.
  const plan = JSON.parse(readFileSync(output, "utf8")) as ReleasePlan;
  const manifests = publishedPackages(repository).map(({ manifest }) => manifest);
  const problems = releasePlanProblems(plan, exposedBy(manifests));
  const report = [releasePlanReport(plan), ...problems.map((problem) => `**Refused:** ${problem}\n`)].join("\n");
  console.log(report);
  if (process.env["GITHUB_STEP_SUMMARY"]) appendFileSync(process.env["GITHUB_STEP_SUMMARY"], report);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
