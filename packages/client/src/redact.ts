/** Takes known secrets out of a text before it is kept anywhere. */
export type Redact = (text: string) => string;

/** Anything shorter is a placeholder in a test, and replacing it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/** Makes a function that replaces each secret, also in the form that it has inside a JSON string. */
export function redactor(secrets: readonly string[]): Redact {
  const real = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const forms = new Set(real.flatMap((secret) => [secret, inJson(secret)]));
  return (text) => {
    let clean = text;
    for (const form of forms) clean = clean.replaceAll(form, "[redacted]");
    return clean;
  };
}

function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}
