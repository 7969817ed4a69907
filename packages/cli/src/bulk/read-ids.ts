import { messageOf, UsageError } from "../usage-error.ts";
import { splitLines } from "./split-lines.ts";

/** A line of a list that isn't an ID. */
export interface WrongLine {
  readonly line: number;
  readonly text: string;
  readonly problem: string;
}

/** Most IDs look like this, and need no closer look. No header has a digit. */
const PLAIN = /^(?=\D*\d)[\w-]{12,}$/;
/** These characters can't stand in an ID, so the line is something else, such as CSV, a path, UTF-16 or another encoding. */
const FOREIGN = /[\s,;"'/\\\p{Cc}\uFFFD]/u;
/** Invisible characters that come along when an ID is copied from a page. */
const INVISIBLE = /[\p{Cf}\u3164\u115F\u1160\u2800]/u;
const HEADER = /^(?:[a-z]+[ _])*(?:frontegg)?[ _-]?(?:user)?[ _-]?(?:ids?|uuids?|sub)$/i;

/**
 * Reads a list of IDs, one on each line, and returns those of each chunk as it arrives. Skips blank lines, and white
 * space and a byte order mark around an ID. An ID that is listed twice is returned twice.
 *
 * @param chunks - Text, cut anywhere.
 * @throws {@link UsageError} if the list can't be read.
 */
export async function* readIds(chunks: AsyncIterable<string>): AsyncGenerator<(string | WrongLine)[]> {
  let line = 0;
  try {
    for await (const texts of splitLines(chunks)) {
      const found: (string | WrongLine)[] = [];
      for (const text of texts) {
        line++;
        if (PLAIN.test(text)) found.push(text);
        else {
          const id = text.trim();
          const problem = problemOf(id);
          if (problem !== undefined) found.push({ line, text: id, problem });
          else if (id !== "") found.push(id);
        }
      }
      yield found;
    }
  } catch (error) {
    throw new UsageError(`The list can't be read: ${messageOf(error)}`);
  }
}

function problemOf(id: string): string | undefined {
  if (id === "." || id === "..") return "this is a path";
  if (INVISIBLE.test(id)) return "there is an invisible character in it";
  if (id.includes("@")) return "this is an e-mail address";
  if (HEADER.test(id)) return "this is a header";
  if (FOREIGN.test(id)) return "this is more than an ID";
  return undefined;
}
