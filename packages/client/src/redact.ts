/** Takes known secrets out of a text before it is kept anywhere. */
export type Redact = (text: string) => string;

/** Anything shorter is a placeholder in a test, and replacing it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/**
 * Makes a function that replaces each secret, as it is, as JSON writes it, and as JSON quotes other JSON: a server may
 * echo a request's body in its error.
 */
export function redactor(secrets: readonly string[]): Redact {
  // Every call makes one and hardly any uses it: the work is done on use.
  return (text) => {
    const forms = secrets
      .filter(({ length }) => length >= MIN_SECRET_LENGTH)
      .flatMap((secret) => [secret, inJson(secret), inJson(inJson(secret))])
      // The longest first: a secret that begins with another must go as a whole.
      .toSorted((a, b) => b.length - a.length);
    const clean = (dirty: string): string => forms.reduce((rest, form) => rest.replaceAll(form, "[redacted]"), dirty);
    const first = clean(text);
    // JSON may escape what need not be: a text that shows a secret only without its escapes is kept without them.
    const plain = unescaped(first);
    const second = clean(plain);
    return second === plain ? first : second;
  };
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Resolves the escapes of JSON, `\/` and `\u002f` alike, in whatever they stand. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([\da-f]{4})|(.))/gi, (_, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
