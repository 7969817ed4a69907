import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { UnusableInputError } from "@frontegg-identity/canonical";

/** The repository as it was at a commit. */
export interface Revision {
  readonly ref: string;
  /** The hash of the commit; of a working tree, its folder. */
  readonly commit: string;
  /** The text of a file; undefined where there was none. */
  readonly file: (path: string) => string | undefined;
  /** The paths of the files in a folder, deeply. */
  readonly files: (folder: string) => string[];
}

/** The folder of the repository that holds `folder`. @throws {@link UnusableInputError} when there is none. */
export function repositoryRoot(folder: string): string {
  const root = git(folder, "rev-parse", "--show-toplevel");
  if (root === undefined) {
    throw new UnusableInputError(
      "This is no git repository; compare two files with --old <file> --new <file> instead.",
    );
  }
  return root.trim();
}

/**
 * Opens the repository at a ref.
 *
 * @throws {@link UnusableInputError} when there is no such commit.
 */
export function openRevision(root: string, ref: string): Revision {
  const commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`)?.trim();
  if (!commit) {
    throw new UnusableInputError(
      `--base ${JSON.stringify(ref)} is no commit here; give a branch, a tag or a hash, fetched if it is remote.`,
    );
  }
  return {
    ref,
    commit,
    file: (path) => git(root, "cat-file", "blob", `${commit}:${path}`),
    files: (folder) =>
      (git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder) ?? "").split("\0").filter(Boolean),
  };
}

/**
 * The commit that a change is judged against: where it left the branch that it is to be merged into, which is
 * `GITHUB_BASE_REF` in a pull request and the default branch elsewhere.
 *
 * @throws {@link UnusableInputError} when that branch is not here.
 */
export function mergeBase(root: string, target: string | undefined): string {
  const candidates = target ? [`origin/${target}`] : ["origin/HEAD", "origin/main", "main", "HEAD"];
  for (const branch of candidates) {
    const commit = git(root, "merge-base", "HEAD", branch)?.trim();
    if (commit) return commit;
  }
  throw new UnusableInputError(
    target
      ? `origin/${target} and this branch have no commit in common here; fetch both with their history.`
      : "There is no commit to compare with; make one, or compare two files with --old <file> --new <file>.",
  );
}

/** The repository as it is on disk, in the form of a revision. */
export function workingTree(root: string): Revision {
  return {
    ref: "the working tree",
    commit: realpathSync(root),
    file: (path) => readWorkingTree(root, path),
    files: (folder) =>
      existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
            entry.isFile() ? relative(root, join(entry.parentPath, entry.name)) : [],
          )
        : [],
  };
}

/** The text of a file on disk; undefined where there is none. */
export function readWorkingTree(root: string, file: string): string | undefined {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
}

/** The newest release of a package: the highest tag `<package>@<x.y.z>`. A prerelease is no release. */
export function newestReleaseTag(root: string, packageName: string): string | undefined {
  const tags = git(root, "tag", "--list", "--sort=-version:refname", `${packageName}@*`) ?? "";
  return tags.split("\n").find((tag) => /^\d+\.\d+\.\d+$/.test(tag.slice(packageName.length + 1)));
}

function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return undefined;
  }
}
