import {
  closeSync,
  createReadStream,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { codeOf, messageOf, UsageError } from "../usage-error.ts";
import { lockJournal } from "./journal-lock.ts";
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
  const lock = await lockJournal(path);
  try {
    const descriptor = openSync(path, "a+");
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
        lock.check();
        write(recordLine(record));
      },
      close() {
        closeSync(descriptor);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The journal can't be written: ${messageOf(error)}`);
  }
}

/**
 * Reads the records of a journal in the order of time, chunk by chunk. Returns none if there is no journal.
 *
 * @throws {@link UsageError} if the file is no journal, or is about something else.
 */
export async function* readJournal(path: string, subject: JournalSubject): AsyncGenerator<JournalRecord[]> {
  let isFirst = true;
  try {
    for await (const lines of splitLines(createReadStream(path, "utf8"))) {
      const header = isFirst ? lines.shift() : undefined;
      isFirst = false;
      if (header === "" && lines.length === 0) return;
      if (header !== undefined) checkHeader(header, path, subject);
      yield lines.flatMap((line) => parseRecord(line) ?? []);
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The journal can't be read: ${messageOf(error)}`);
  }
}

function checkHeader(line: string, path: string, subject: JournalSubject): void {
  const found = parseHeader(line);
  if (found === undefined) {
    if (isTruncatedHeader(line)) return;
    throw new UsageError(`${path} is not a journal of this command. It stays as it is.`);
  }
  for (const key of ["operation", "server", "body"] as const) {
    if (found[key] === subject[key]) continue;
    const what = key === "body" ? "another --body" : `${key} ${found[key]}, not ${subject[key]}`;
    throw new UsageError(`${path} is the journal of ${what}. Name another one with --journal.`);
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
  checkHeader(header, path, subject);
  if (!first.includes("\n")) return 0;
  const from = Math.max(0, size - LAST_LINES);
  const length = readSync(descriptor, buffer, 0, LAST_LINES, from);
  return from + buffer.subarray(0, length).lastIndexOf(0x0a) + 1;
}
