import { appendFileSync, readFileSync, truncateSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** What was done, one JSON object a line. */
export interface JournalEntry {
  readonly userId: string;
  /** `already`: there was nothing to do, which is also what a crash before the journal's line looks like. */
  readonly result: "done" | "already";
  /** The region or base URL: the same id elsewhere is another user. */
  readonly server: string;
  readonly at: string;
}

/** A file that remembers, over crashes and restarts, what was done. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Appends an entry, and returns when it is on the disk. */
  append(entry: JournalEntry): void;
}

const FIRST_CHARACTERS = '{"userId":';

/**
 * Opens a journal, or starts one. A last line that a crash cut short is removed.
 *
 * @throws {@link UsageError} for a file that holds anything else, which is left as it is.
 */
export function openJournal(path: string): Journal {
  const text = readIfExists(path);
  const end = text.lastIndexOf("\n") + 1;
  const entries = text
    .slice(0, end)
    .split("\n")
    .slice(0, -1)
    .map((line, index) => entryOf(line) ?? refuse(path, index + 1));
  const rest = text.slice(end);
  if (rest !== "") {
    if (!isStartOfEntry(rest)) refuse(path, entries.length + 1);
    truncateSync(path, Buffer.byteLength(text.slice(0, end)));
  }
  return {
    entries,
    append: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`, { flush: true }),
  };
}

function readIfExists(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw new UsageError(`The journal cannot be read: ${String(error)}`);
  }
}

function entryOf(line: string): JournalEntry | undefined {
  if (!line.startsWith(FIRST_CHARACTERS)) return undefined;
  try {
    // Only this module writes lines that start in this way.
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}

function isStartOfEntry(text: string): boolean {
  return text.startsWith(FIRST_CHARACTERS) || FIRST_CHARACTERS.startsWith(text);
}

function refuse(path: string, line: number): never {
  throw new UsageError(`${path} is not a journal of this command: see line ${line}`);
}
