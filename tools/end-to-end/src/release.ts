import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { publishedPackages, run, type Manifest } from "@frontegg-identity/release";
import { commitAll } from "./working-copy.ts";

/** Releases a working copy with the commands of the release workflow, and gives what is published then. */
export async function release(copy: string): Promise<readonly Manifest[]> {
  await run("pnpm", ["run", "version-packages"], { cwd: copy });
  // What the release's pull request is checked for, as far as a new version touches it.
  await run("pnpm", ["install", "--frozen-lockfile", "--offline"], { cwd: copy });
  await run("pnpm", ["exec", "oxfmt", "--check", ".changeset", "packages", "spec/environment-auth.yaml"], {
    cwd: copy,
  });
  await run("pnpm", ["run", "build"], { cwd: copy });
  await commitAll(copy, "version packages");
  // The workflow's three jobs: what was decided is packed, and what was packed is published.
  const output = mkdtempSync(join(dirname(copy), "packed-"));
  const plan = join(output, "plan.json");
  await changeset(copy, ["publish-plan", "--output", plan]);
  await changeset(copy, ["pack", "--from-publish-plan", plan, "--out-dir", output]);
  await changeset(copy, ["publish", "--from-pack-dir", output, "--no-git-tag"]);
  return publishedPackages(copy).map(({ manifest }) => manifest);
}

async function changeset(copy: string, args: readonly string[]): Promise<void> {
  await run("pnpm", ["exec", "changeset", ...args], { cwd: copy });
}
