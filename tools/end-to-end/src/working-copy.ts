import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "@frontegg-identity/release";
import { run } from "./run-command.ts";

/**
 * Copies the working tree, as it is now and without what Git ignores, and installs it: a release changes files, and
 * these are not the ones to change.
 */
export async function workingCopy(directory: string): Promise<void> {
  const list = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: repository });
  for (const file of new Set(list.split("\0"))) {
    const source = join(repository, file);
    // A file that was deleted and not yet staged is still listed.
    if (file === "" || !existsSync(source)) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(source, join(directory, file));
  }
  await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd: directory });
  await commitAll(directory, "the working tree");
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: directory });
}

/** Commits everything in a copy, as somebody who is nobody, without hooks or signatures. */
export async function commitAll(directory: string, message: string): Promise<void> {
  const settings = { "user.name": "nobody", "user.email": "nobody@localhost", "commit.gpgSign": "false" };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await run("git", ["add", "--all"], { cwd: directory });
  await run("git", [...flags, "commit", "--quiet", "--no-verify", "--allow-empty", "-m", message], { cwd: directory });
}
