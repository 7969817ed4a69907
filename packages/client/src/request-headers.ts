import { InvalidInputError } from "./errors/invalid-input-error.ts";

/** Headers that a caller may not set, and why. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["authorization", "is set by the client: use the token or credentials option"],
  ["host", "is set by the runtime from the server's URL"],
  ["content-length", "is set by the runtime from the body"],
  ["frontegg-tenant-id", "must not be sent: these routes are global, and the API refuses them for a tenant"],
]);

/** RFC 9110 section 5.6.2. */
const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
/** RFC 9110 section 5.5: no CR, LF, NUL or other control character, and no character beyond Latin-1. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Checks headers that a caller gives. A value is never quoted: it may be secret.
 *
 * @throws {@link InvalidInputError} for a header that may not be set, and for one that cannot be sent.
 */
export function checkHeaders(headers: object | undefined): void {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers ?? {});
  for (const [name, value] of entries) {
    checkHeaderName(name);
    checkFieldValue(`headers.${name}`, value);
  }
}

/** @throws {@link InvalidInputError} for a header that may not be set. */
export function checkHeaderName(name: string): void {
  if (!FIELD_NAME.test(name)) throw new InvalidInputError("headers", "must have valid HTTP field names");
  const problem = REFUSED.get(name.toLowerCase());
  if (problem !== undefined) throw new InvalidInputError(`headers.${name}`, problem);
}

/** @throws {@link InvalidInputError} for what cannot be the value of a header. */
export function checkFieldValue(input: string, value: unknown): void {
  if (typeof value === "string" && FIELD_VALUE.test(value)) return;
  throw new InvalidInputError(input, "must be a string without control characters (its value is not shown)");
}

/** Tells whether a text can be sent as a bearer token: visible ASCII, somewhat wider than RFC 6750 section 2.1. */
export function isBearerToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}
