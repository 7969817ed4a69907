import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { publishedPackages, type Manifest } from "@frontegg-identity/release";
import { run } from "./run-command.ts";
import { commitAll } from "./working-copy.ts";

/** Releases a working copy with the commands of the release workflow, and returns what is published then. */
export async function releaseWorkingCopy(copy: string): Promise<readonly Manifest[]> {
  const bin = (name: string, ...args: string[]) => run(join(copy, "node_modules/.bin", name), args, { cwd: copy });
  await run("pnpm", ["run", "version-packages"], { cwd: copy });
  // What the release's pull request is checked for, as far as a new version touches it.
  await run("pnpm", ["install", "--frozen-lockfile", "--offline"], { cwd: copy });
  await bin("oxfmt", "--check", ".changeset", "packages", "spec/environment-auth.yaml");
  await run("pnpm", ["run", "build"], { cwd: copy });
  await commitAll(copy, "version packages");
  // The workflow's three jobs: what was decided is packed, and what was packed is published.
  const output = mkdtempSync(join(dirname(copy), "packed-"));
  const plan = join(output, "plan.json");
  await bin("changeset", "publish-plan", "--output", plan);
  await bin("changeset", "pack", "--from-publish-plan", plan, "--out-dir", output);
  await bin("changeset", "publish", "--from-pack-dir", output, "--no-git-tag");
  return publishedPackages(copy).map(({ manifest }) => manifest);
}
