const EXCERPT_CHARACTERS = 1_024;

/** A shorter secret is a placeholder in a test. To replace it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/** Removes known secrets from strings before anything keeps them. */
export class Redactor {
  // Private, so that nothing that inspects an object with a redactor shows them.
  readonly #secrets: string[] = [];

  /** Adds a secret to remove. */
  add(secret: string): void {
    if (secret.length >= MIN_SECRET_LENGTH) this.#secrets.push(secret);
  }

  /** Replaces each secret, as it is and as JSON writes it, because a server may echo a request's body in its error. */
  redact(text: string): string {
    return this.#secrets
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
      .reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  }

  /** The first 1,024 characters of a string, without secrets. */
  excerpt(text: string): string {
    // If it were shortened first, half a secret at the cut would stay.
    return this.redact(text).slice(0, EXCERPT_CHARACTERS);
  }
}
