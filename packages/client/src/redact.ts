/** Takes known secrets out of a text before it is kept anywhere. */
export type Redact = (text: string) => string;

/** Anything shorter is a placeholder in a test, and replacing it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/**
 * Makes a function that replaces each secret, also in the form that it has inside a JSON string, and inside one that
 * quotes another: a server may echo a request's body in its error.
 */
export function redactor(secrets: readonly string[]): Redact {
  // Every call makes one and hardly any uses it: the work is done on use.
  return (text) =>
    secrets
      .filter(({ length }) => length >= MIN_SECRET_LENGTH)
      .flatMap((secret) => [secret, inJson(secret), inJson(inJson(secret))])
      // The longest first: a secret that begins with another must go as a whole.
      .toSorted((a, b) => b.length - a.length)
      .reduce((clean, form) => clean.replaceAll(form, "[redacted]"), text);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
