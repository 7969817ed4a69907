/** Takes known secrets out of a text before it is kept anywhere. */
export type Redact = (text: string) => string;

/** Anything shorter is a placeholder in a test, and replacing it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/** How often a text may have been escaped. A server may quote JSON in JSON; what goes on forever is meant to. */
const MAX_ESCAPES = 5;

/**
 * Makes a function that replaces each secret, as it is and as JSON may escape it: a server may echo a request's body in
 * its error. A text that shows a secret only without its escapes is kept without them.
 */
export function redactor(secrets: readonly string[]): Redact {
  // Every call makes one and hardly any uses it: the work is done on use.
  return (text) => {
    const known = secrets
      .filter(({ length }) => length >= MIN_SECRET_LENGTH)
      // The longest first: a secret that begins with another must go as a whole.
      .toSorted((a, b) => b.length - a.length);
    let kept = text;
    let plain = text;
    for (let escapes = 0; escapes <= MAX_ESCAPES; escapes++) {
      const clean = known.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), plain);
      if (clean !== plain) kept = clean;
      plain = unescaped(clean);
      if (plain === clean) break;
    }
    return kept;
  };
}

/** Resolves the escapes of JSON (RFC 8259 section 7), `\/` and `\u002f` alike, in whatever they stand. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([\da-f]{4})|(.))/gi, (_, code: string | undefined, letter: string) =>
    code === undefined
      ? ("\b\f\n\r\t"["bfnrt".indexOf(letter)] ?? letter)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
