const EXCERPT_CHARACTERS = 1_024;

/** A shorter secret is a placeholder in a test. To replace it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/**
 * The forms in which a server may echo a secret: as it is, as JSON and a URL write it, and inside base64, which has three
 * forms of it, because it encodes three bytes at a time.
 */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) =>
    btoa(" ".repeat(before) + secret).slice(before && before + 1, Math.floor(((before + secret.length) * 4) / 3)),
  );
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...base64];
}

/** Removes known secrets from strings before anything keeps them. */
export class Redactor {
  // Private, so that nothing that inspects an object with a redactor shows them.
  readonly #secrets: string[] = [];

  /** Adds a secret to remove. It is visible ASCII, as tokens and credentials are. */
  add(secret: string): void {
    if (secret.length >= MIN_SECRET_LENGTH) this.#secrets.push(secret);
  }

  /** Replaces each secret in all its forms. */
  redact(text: string): string {
    return this.#secrets.flatMap(formsOf).reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  }

  /** The first 1,024 characters of a string, without secrets. */
  excerpt(text: string): string {
    // If it were shortened first, half a secret at the cut would stay.
    return this.redact(text).slice(0, EXCERPT_CHARACTERS);
  }
}
