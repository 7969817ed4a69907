import { execFileSync } from "node:child_process";
import { UnusableInputError } from "@frontegg-identity/canonical";

/** The repository as it was at a commit. */
export interface Revision {
  readonly ref: string;
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
    file: (path) => git(root, "cat-file", "blob", `${commit}:${path}`),
    files: (folder) =>
      (git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder) ?? "").split("\0").filter(Boolean),
  };
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
