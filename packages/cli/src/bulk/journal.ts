import {
  closeSync,
  createReadStream,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  writeSync,
} from "node:fs";
import { codeOf, messageOf, UsageError } from "../usage-error.ts";
import { lockJournal, type JournalLock } from "./journal-lock.ts";
import {
  headerLine,
  isTruncatedHeader,
  parseHeader,
  parseRecord,
  recordLine,
  type JournalRecord,
  type JournalSubject,
} from "./journal-record.ts";
import { splitLines } from "./split-lines.ts";

/** A file that remembers what was done, over crashes and full disks. */
export interface Journal {
  /** Adds a line, and returns once it is on the disk. @throws If it can't be written, and from then on at each call. */
  append(record: JournalRecord): void;
  close(): void;
}

/**
 * Locks a journal, or starts one. A last line that was cut short is removed.
 *
 * @throws {@link UsageError} if it can't be written, another run uses it, it is about something else, or it is another
 * file, which stays as it is.
 */
export async function openJournal(path: string, subject: JournalSubject): Promise<Journal> {
  const { descriptor, realPath } = openFile(path);
  let lock: JournalLock | undefined;
  try {
    const held = await lockJournal(realPath);
    lock = held;
    let size = endOfLastLine(descriptor, path, subject);
    let failure: Error | undefined;
    const write = (line: string): void => {
      const bytes = Buffer.from(line);
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
        fdatasyncSync(descriptor);
        size += bytes.length;
      } catch (error) {
        // Half a line stays unless there is room to remove it, and the next run removes it.
        failure = new Error(`the journal can't be written: ${messageOf(error)}`);
        try {
          ftruncateSync(descriptor, size);
        } catch {
          // The first failure is the one to report.
        }
        throw failure;
      }
    };
    ftruncateSync(descriptor, size);
    if (size === 0) write(headerLine(subject));
    return {
      append(record) {
        if (failure !== undefined) throw failure;
        held.check();
        write(recordLine(record));
      },
      close() {
        closeSync(descriptor);
        held.release();
      },
    };
  } catch (error) {
    closeSync(descriptor);
    lock?.release();
    throw unwritable(error);
  }
}

/** Opens or creates a file, and finds the one name of it that every run locks. */
function openFile(path: string): { readonly descriptor: number; readonly realPath: string } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "a+");
    const { nlink } = fstatSync(descriptor);
    if (nlink > 1) {
      throw new UsageError(
        `${path} has ${nlink} names (hard links), so two runs could use it at once. Remove the other names, or copy it and name the copy with --journal.`,
      );
    }
    return { descriptor, realPath: realpathSync.native(path) };
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    throw unwritable(error);
  }
}

function unwritable(error: unknown): UsageError {
  return error instanceof UsageError ? error : new UsageError(`The journal can't be written: ${messageOf(error)}`);
}

/**
 * Reads the records of a journal in the order of time, chunk by chunk. Returns none if there is no journal.
 *
 * A last line that was cut short is left out: a `sent` that wasn't written wasn't sent, and without any other line the
 * outcome is unknown, which leads to a lookup.
 *
 * @throws {@link UsageError} if the file isn't a journal, is about something else, or has a damaged line.
 */
export async function* readJournal(path: string, subject: JournalSubject): AsyncGenerator<JournalRecord[]> {
  let lineNumber = 0;
  /** A line is whole once another one follows. */
  let last: string | undefined;
  try {
    for await (const lines of splitLines(createReadStream(path, "utf8"))) {
      const records: JournalRecord[] = [];
      for (const next of lines) {
        const line = last;
        last = next;
        if (line === undefined) continue;
        lineNumber++;
        if (lineNumber === 1) checkHeader(line, path, subject);
        else if (line !== "") records.push(parseRecord(line) ?? damaged(path, lineNumber));
      }
      yield records;
    }
    if (lineNumber === 0 && last) checkHeader(last, path, subject, true);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The journal can't be read: ${messageOf(error)}`);
  }
}

/** A damaged line could be the one that says that a user is done. */
function damaged(path: string, lineNumber: number): never {
  throw new UsageError(
    `Line ${lineNumber} of ${path} is damaged, so a user who is done could be called again. Nothing was sent. Repair the line, or restore the file.`,
  );
}

/** @param isCut - The line has no end, so it may have been cut short. */
function checkHeader(line: string, path: string, subject: JournalSubject, isCut = false): void {
  const found = parseHeader(line);
  if (found === undefined) {
    if (isCut && isTruncatedHeader(line)) return;
    throw new UsageError(`${path} is not a journal of this command. It stays as it is.`);
  }
  const other = (what: string, check = ""): UsageError =>
    new UsageError(`${path} is the journal of ${what}.${check} With another --journal, every ID is called again.`);
  for (const key of ["operation", "server"] as const) {
    const check = key === "server" ? " Check --region and --base-url first." : "";
    if (found[key] !== subject[key]) throw other(`${key} ${found[key]}, not ${subject[key]}`, check);
  }
  for (const name of Object.keys({ ...found.options, ...subject.options })) {
    if (found.options[name] !== subject.options[name]) throw other(`another --${name}`);
  }
}

const LAST_LINES = 64 * 1024;

/** Finds where the last whole line ends: 0 in a new file, and in one whose first line was cut short. */
function endOfLastLine(descriptor: number, path: string, subject: JournalSubject): number {
  const { size } = fstatSync(descriptor);
  const buffer = Buffer.alloc(LAST_LINES);
  const first = buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, LAST_LINES, 0));
  if (size === 0) return 0;
  const [header = ""] = first.split("\n", 1);
  const isCut = !first.includes("\n");
  checkHeader(header, path, subject, isCut);
  if (isCut) return 0;
  const from = Math.max(0, size - LAST_LINES);
  const length = readSync(descriptor, buffer, 0, LAST_LINES, from);
  const end = buffer.subarray(0, length).lastIndexOf(0x0a);
  if (end === -1) throw new UsageError(`The end of ${path} is damaged. Nothing was sent. Restore the file.`);
  return from + end + 1;
}
