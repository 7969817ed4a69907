import { InvalidInputError } from "./errors/invalid-input-error.ts";

/** Headers that say who the caller is or where the request goes: the client and the runtime set them. */
const RESERVED = /^(authorization|host|content-length)$/i;

/** RFC 9110 section 5.6.2. */
const FIELD_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** RFC 9110 section 5.5: CR, LF, NUL and the other control characters but tab, and characters beyond Latin-1. */
const NOT_IN_A_FIELD_VALUE = /[^\t\x20-\x7e\x80-\xff]/g;

/**
 * Checks headers that a caller gives, and copies them under lower-case names: of two that differ in case alone the
 * last one counts. A value is never quoted: it may be secret.
 *
 * @throws {@link InvalidInputError} for a header that may not be set, and for one that cannot be sent.
 */
export function checkedHeaders(headers: object | null | undefined): Record<string, string> {
  const checked: [name: string, value: string][] = [];
  for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers ?? {})) {
    if (!FIELD_NAME.test(name)) throw new InvalidInputError("headers", "must have valid HTTP field names");
    const refused = RESERVED.test(name)
      ? "is set by the client"
      : /^frontegg-tenant-id$/i.test(name) && "must not be sent: the API refuses these routes for a tenant";
    if (refused) throw new InvalidInputError(`headers.${name}`, refused);
    checkFieldValue(`headers.${name}`, value);
    checked.push([name.toLowerCase(), value]);
  }
  return Object.fromEntries(checked);
}

/** Makes a text fit to be a field value, or a reason phrase (RFC 9112 section 4). */
export function asFieldValue(text: string): string {
  return text.replaceAll(NOT_IN_A_FIELD_VALUE, "?");
}

/** @throws {@link InvalidInputError} for what cannot be the value of a header. */
export function checkFieldValue(input: string, value: unknown): void {
  if (typeof value !== "string" || asFieldValue(value) !== value) {
    throw new InvalidInputError(input, "must be text without control characters (its value is not shown)");
  }
}

/** Tells whether a text can be sent as a bearer token: visible ASCII, somewhat wider than RFC 6750 section 2.1. */
export function isBearerToken(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}
