import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { UnusableInputError } from "../document/unusable-input-error.ts";

/**
 * Reads a text by its absolute path or URL.
 *
 * @throws {@link UnusableInputError} when there is none, or when it must not be read. The message is the reason alone.
 */
export type Reader = (location: string) => Promise<string>;

/** The files that a document may refer to besides those in its own folder. */
export interface Reach {
  /** Files outside the folder too. @defaultValue `false` */
  readonly allowOutside?: boolean | undefined;
  /** Documents at `http:` and `https:` URLs too. @defaultValue `false` */
  readonly allowUrls?: boolean | undefined;
}

/** Long enough for a document of several megabytes on a slow line. */
const TIMEOUT_MS = 60_000;

/** Reads files of a folder, and others as far as `reach` allows. Follows links, so that none leads out of the folder. */
export function fileReader(folder: string, reach: Reach): Reader {
  return async (location) => {
    if (isUrl(location)) return readUrl(location, reach);
    const path = toPath(location);
    if (!reach.allowOutside) {
      checkInside(folder, path);
      checkInside(await realpath(folder).catch(() => folder), await realpath(path).catch(() => path));
    }
    return readText(path);
  };
}

/** Reads a file, whatever folder it is in. */
export async function readText(path: string): Promise<string> {
  try {
    // Anything else, such as a pipe, may never end.
    const found = await stat(path);
    if (!found.isFile()) throw new UnusableInputError(found.isDirectory() ? "it is a folder" : "it is not a file");
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof UnusableInputError) throw error;
    throw new UnusableInputError(reason(error), { cause: error });
  }
}

/** @throws {@link UnusableInputError} for a path that is not in the folder. */
export function checkInside(folder: string, path: string): void {
  const way = relative(folder, path);
  if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new UnusableInputError("it is outside the folder of the document (--allow-outside lets references leave it)");
}

export async function readUrl(url: string, { allowUrls }: Reach): Promise<string> {
  if (!allowUrls) throw new UnusableInputError("it is a URL (--allow-urls lets references be followed to URLs)");
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new UnusableInputError(`the server answers ${response.status}`);
    return await response.text();
  } catch (error) {
    if (error instanceof UnusableInputError) throw error;
    throw new UnusableInputError(reason(error), { cause: error });
  }
}

export function isUrl(location: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(location) && !location.startsWith("file:");
}

export function toPath(location: string): string {
  return location.startsWith("file:") ? fileURLToPath(location) : location;
}

/** The innermost cause says more than fetch's "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reason(error.cause);
  return "code" in error && typeof error.code === "string" ? (words[error.code] ?? error.code) : error.message;
}

const words: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "you may not read it",
};
