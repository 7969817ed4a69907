import { execFileSync } from "node:child_process";
import { mkdtempDisposableSync, type DisposableTempDir } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnusableInputError } from "openapi-review/core";

/** The folder of the repository that holds `folder`. @throws {@link UnusableInputError} when there is none. */
export function repositoryRoot(folder: string): string {
  const root = git(folder, "rev-parse", "--show-toplevel");
  if (root === undefined) {
    throw new UnusableInputError("This is not a git repository. To compare two files, use openapi-review.");
  }
  return root;
}

/** The hash of a commit. @throws {@link UnusableInputError} when there is none of this name. */
export function commitOf(root: string, ref: string): string {
  const commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (!commit) {
    throw new UnusableInputError(
      `--base ${JSON.stringify(ref)} is not a commit here. Give a branch, a tag or a hash, and fetch it first if it is remote.`,
    );
  }
  return commit;
}

/** Puts the files of a commit into a folder of their own, which goes with the scope that it is declared in. */
export function checkOut(root: string, commit: string): DisposableTempDir {
  const folder = mkdtempDisposableSync(join(tmpdir(), "spec-review-"));
  // With an index of its own, so that what is staged stays as it is.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder.path, ".git-index") };
  for (const args of [
    ["read-tree", commit],
    ["checkout-index", "--all", `--prefix=${folder.path}/`],
  ])
    execFileSync("git", args, { cwd: root, env, stdio: "pipe" });
  return folder;
}

/**
 * The commit that a change is judged against: where it left the branch that it is to be merged into, which is
 * `GITHUB_BASE_REF` in a pull request and `main` elsewhere. Not `origin/HEAD`: in the clone of a clone that is whatever
 * was checked out there, such as this very branch.
 *
 * @throws {@link UnusableInputError} when that branch is not here.
 */
export function mergeBase(root: string, target: string | undefined): string {
  const candidates = target ? [`origin/${target}`] : ["origin/main", "main"];
  for (const branch of candidates) {
    const commit = git(root, "merge-base", "HEAD", branch);
    if (commit) return commit;
  }
  const unshallow = git(root, "rev-parse", "--is-shallow-repository") === "true" ? "--unshallow " : "";
  throw new UnusableInputError(
    `${candidates[0]} and this branch have no commit in common here. Fetch both with their history ` +
      `(git fetch ${unshallow}origin "+refs/heads/*:refs/remotes/origin/*"), or name another commit with --base.`,
  );
}

/** The newest release of a package: the highest tag `<package>@<x.y.z>`. A prerelease is no release. */
export function newestReleaseTag(root: string, packageName: string): string | undefined {
  const tags = git(root, "tag", "--list", "--sort=-version:refname", `${packageName}@*`) ?? "";
  return tags.split("\n").find((tag) => /^\d+\.\d+\.\d+$/.test(tag.slice(packageName.length + 1)));
}

function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
