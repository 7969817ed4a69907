import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import { promisify } from "node:util";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import { checkInside, isUrl, readUrl, toPath, type Reach, type Reader } from "./reader.ts";

/** A commit of the repository that has a folder. */
export interface Commit {
  readonly folder: string;
  /** The folder's path in the repository: empty, or with a slash at its end. */
  readonly prefix: string;
  readonly hash: string;
}

/** The largest file that is read from a commit, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Finds the commit at which `HEAD` left another branch.
 *
 * @param folder - Any folder of the repository.
 * @throws {@link UnusableInputError} outside a repository or where there is no folder, for an unknown ref, and where the two share no history.
 */
export async function mergeBase(folder: string, ref: string): Promise<Commit> {
  const prefix = await git(folder, "rev-parse", "--show-prefix");
  if (prefix === undefined) {
    throw new UnusableInputError(
      existsSync(folder)
        ? `git reads no repository here: ${await refusal(folder)} Give two files instead of --git.`
        : `There is no folder ${JSON.stringify(folder)}.`,
    );
  }
  const name = JSON.stringify(ref);
  const commit = await git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (commit === undefined) {
    throw new UnusableInputError(
      `--git ${name} is not a commit here. Give a branch, a tag or a hash, and fetch it first if it is remote.`,
    );
  }
  const hash = await git(folder, "merge-base", "HEAD", commit.trim());
  if (hash === undefined) {
    const isShallow = (await git(folder, "rev-parse", "--is-shallow-repository"))?.trim() === "true";
    throw new UnusableInputError(
      `HEAD and ${name} have no commit in common here. Fetch their history (git fetch ${isShallow ? "--unshallow " : ""}origin).`,
    );
  }
  return { folder, prefix: prefix.trim(), hash: hash.trim() };
}

/** Reads files as a commit has them. A link is only its text there, so none is followed. */
export function commitReader({ folder, prefix, hash }: Commit, reach: Reach): Reader {
  return async (location) => {
    if (isUrl(location)) return readUrl(location, reach);
    const path = toPath(location);
    if (!reach.allowOutside) checkInside(folder, path);
    const name = posix.join(prefix, relative(folder, path).split(sep).join("/"));
    const text = await git(folder, "cat-file", "blob", `${hash}:${name}`);
    if (text === undefined) throw new UnusableInputError("the commit has no such file");
    return text;
  };
}

async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", args, { cwd: folder, encoding: "utf8", maxBuffer: LARGEST });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Asks git why it doesn't read a folder: there may be no repository or no git, or somebody else may own it. */
async function refusal(folder: string): Promise<string> {
  return promisify(execFile)("git", ["rev-parse"], { cwd: folder }).then(
    () => "",
    ({ stderr, message }: { stderr: string; message: string }) => `${(stderr || message).trim()}.`,
  );
}
