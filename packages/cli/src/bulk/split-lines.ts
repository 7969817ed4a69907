/** The line breaks that editors and databases write. */
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
/** A file without line breaks isn't a list, and isn't worth the memory. */
const LONGEST_LINE = 100_000;

/**
 * Splits text into lines, and returns those of each chunk as it arrives. The last line needs no line break.
 *
 * @param chunks - Text, cut anywhere.
 * @throws If a line is longer than 100,000 characters, and whatever reading throws.
 */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + chunk;
    // The second half of a line break may be in the next chunk.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(LINE_BREAK);
    rest = (lines.pop() ?? "") + text.slice(end);
    if (rest.length > LONGEST_LINE) throw new Error(`a line is longer than ${LONGEST_LINE} characters`);
    yield lines;
  }
  yield rest.split(LINE_BREAK);
}
