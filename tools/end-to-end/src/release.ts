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
  await run("pnpm", ["exec", "changeset", "publish", "--no-git-tag"], { cwd: copy });
  return publishedPackages(copy).map(({ manifest }) => manifest);
}
