import { createInterface } from "node:readline";
import { UsageError } from "./usage-error.ts";

/** One user id a line. An id is opaque, but these characters mean that the line is something else, such as CSV or UTF-16. */
const USER_ID = /^[^\s,;"'/\\\p{Cc}\uFFFD]+$/u;
/** Enough to see what is wrong with a list, of which every line may be. */
const MOST_WRONG_LINES = 20;

/**
 * Reads a list of user ids as it comes, without holding it. Blank lines are skipped; an id that stands there twice comes
 * twice.
 *
 * @throws {@link UsageError} at the end, which names the lines that are no id, so that they can be mended in one go; at
 * once where there are twenty of them, or where the list cannot be read.
 */
export async function* readUserIds(input: NodeJS.ReadableStream, source: string): AsyncGenerator<string> {
  const wrong: string[] = [];
  let line = 0;
  let isEmpty = true;
  // Without this, the error of a stream that cannot be opened is nobody's, and ends the process.
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();

  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in its order
    const next = await Promise.race([lines.next(), failed]).catch((error: unknown) => {
      throw new UsageError(`The list of users cannot be read: ${String(error)}`);
    });
    if (next.done === true || wrong.length === MOST_WRONG_LINES) break;
    line++;
    const id = next.value.trim();
    if (id === "") continue;
    isEmpty = false;
    if (USER_ID.test(id) && id !== "." && id !== "..") yield id;
    else wrong.push(`  line ${line}: ${JSON.stringify(id.slice(0, 60))}`);
  }
  if (wrong.length > 0) {
    const rest = wrong.length === MOST_WRONG_LINES ? "\n  and perhaps more" : "";
    throw new UsageError(
      `${source} must hold one user id a line, but these lines are none:\n${wrong.join("\n")}${rest}`,
    );
  }
  if (isEmpty) throw new UsageError(`${source} holds no user id`);
}
