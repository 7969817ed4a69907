/** Takes known secrets out of a text before it is kept anywhere. */
export type Redact = (text: string) => string;

/** Anything shorter is a placeholder in a test, and replacing it would tear every word apart. */
const MIN_SECRET_LENGTH = 8;

/** Makes a function that replaces each secret, also in the form that it has inside a JSON string. */
export function redactor(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap((secret) =>
    secret.length < MIN_SECRET_LENGTH ? [] : [secret, JSON.stringify(secret).slice(1, -1)],
  );
  return (text) => forms.reduce((clean, form) => clean.replaceAll(form, "[redacted]"), text);
}
