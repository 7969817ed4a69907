import { createReadStream, statSync } from "node:fs";
import { addAbortSignal } from "node:stream";
import { UsageError } from "../usage-error.ts";
import { readIds, type WrongLine } from "./read-ids.ts";

/** A list with more wrong lines than these isn't a list of IDs. */
export const MOST_WRONG_LINES = 20;

/** A list of IDs, in a file or on its way through a pipe. */
export interface IdList {
  readonly name: string;
  /** The IDs, undefined if the list can be read only once. */
  readonly ids: number | undefined;
  /** Reads the list. @throws {@link UsageError} if that fails. */
  read(signal: AbortSignal): AsyncIterable<readonly (string | WrongLine)[]>;
}

/**
 * Opens a list. A file is read to its end first, so that nothing is sent if a line is wrong.
 *
 * @param from - A path, or `-` for standard input.
 * @throws {@link UsageError} if a file can't be read, is empty, or has lines that aren't IDs.
 */
export async function openIdList(from: string): Promise<IdList> {
  const found = from === "-" ? undefined : statSync(from, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UsageError(`The list can't be read: ${from} is a folder`);
  const isPipe = from === "-" || found?.isFile() === false;
  const name = from === "-" ? "standard input" : from;
  const read = (signal: AbortSignal): ReturnType<typeof readIds> =>
    readIds(addAbortSignal(signal, from === "-" ? process.stdin.setEncoding("utf8") : createReadStream(from, "utf8")));
  if (isPipe) return { name, ids: undefined, read };

  let ids = 0;
  const wrong: string[] = [];
  for await (const lines of read(new AbortController().signal)) {
    ids += lines.length;
    for (const line of lines) if (typeof line !== "string") wrong.push(describeLine(line));
    if (wrong.length >= MOST_WRONG_LINES) break;
  }
  if (wrong.length > 0) {
    const shown = wrong.slice(0, MOST_WRONG_LINES);
    const more = wrong.length < MOST_WRONG_LINES ? [] : ["and perhaps more"];
    throw new UsageError([`${name} must hold one ID on each line:`, ...shown, ...more].join("\n  "));
  }
  if (ids === 0) throw new UsageError(`${name} holds no ID`);
  return { name, ids, read };
}

/** Says what is wrong with a line. */
export function describeLine({ line, text, problem }: WrongLine): string {
  return `line ${line}: ${problem}: ${JSON.stringify(text.slice(0, 60))}`;
}
