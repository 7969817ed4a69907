import { codeOf, messageOf } from "./usage-error.ts";

/** Standard output takes nothing more. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  /** Whether the reader, such as `head`, has seen enough. Otherwise the disk is full, or the like. */
  readonly isReaderGone: boolean;

  constructor(cause: Error) {
    super(`Standard output can't be written: ${messageOf(cause)}`, { cause });
    this.isReaderGone = ["EPIPE", "ERR_STREAM_DESTROYED"].includes(String(codeOf(cause)));
  }
}

/** Writes a line to standard output, and waits until it is written. Rejects with an {@link OutputError}. */
export function writeLine(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(new OutputError(error)) : resolve()));
  });
}
