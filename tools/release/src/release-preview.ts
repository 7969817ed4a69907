/** Prints what a merge would publish, also into the job summary. Fails when the plan has a fault. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { ReleasePlan } from "@changesets/types";
import { execa } from "execa";
import { publishedPackages } from "./published-packages.ts";
import { exposedBy, releasePlanProblems } from "./release-plan.ts";
import { repository } from "./repository.ts";

const directory = mkdtempSync(join(tmpdir(), "release-preview-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
const file = join(directory, "plan.json");
const how = { cwd: repository, preferLocal: true, all: true } as const;
try {
  // Fails with a sentence when a published package changed and nobody said how.
  await execa("changeset", ["status", "--output", relative(repository, file)], how);
  const { all: status } = await execa("changeset", ["status", "--verbose"], how);
  const plan = JSON.parse(readFileSync(file, "utf8")) as ReleasePlan; // changesets' own format
  const manifests = publishedPackages(repository).map(({ manifest }) => manifest);
  const problems = releasePlanProblems(plan, exposedBy(manifests)).map((problem) => `Refused: ${problem}`);
  const report = [status, ...problems].join("\n\n");
  console.log(report);
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary) appendFileSync(summary, `## Release preview\n\n\`\`\`text\n${report}\n\`\`\`\n`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
