import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { checkObject } from "./check-object.ts";

/**
 * Headers that say who the caller is, where the request goes or how it is framed. The client and the runtime set them. The
 * last one names a tenant, and the API refuses these routes with it.
 */
const RESERVED =
  /^(authorization|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|frontegg-tenant-id)$/;

/** RFC 9110 section 5.6.2. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** One line with bytes beyond ASCII: RFC 9110 section 5.5. */
// oxlint-disable-next-line no-control-regex -- a tab is allowed
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Checks the headers of a client or a call before anything else reads them: `Headers` would show a wrong value in its
 * error. The message names the header, and never shows its value, nor a name that can't be sent.
 *
 * @throws {@link InvalidInputError} for a header that can't be sent.
 */
export function checkHeaders(headers: unknown = {}): void {
  checkObject("headers", headers);
  // A Map, for instance, has no properties: nothing of it would be sent.
  const isList = Symbol.iterator in headers && !(headers instanceof Headers);
  if (isList || !Object.keys(headers).every((name) => NAME.test(name))) {
    throw new InvalidInputError("headers", "must be a plain object with valid names");
  }
  // A Headers object lists nothing, and has checked its values. openapi-fetch takes numbers, booleans, null and lists too.
  for (const [name, value] of Object.entries(headers)) {
    if (![value].flat().every((one) => VALUE.test(String(one)))) {
      throw new InvalidInputError(`headers.${name}`, "must be one line of Latin-1 (its value is not shown)");
    }
  }
}

/**
 * Returns the headers of a request as an object with lower-case names.
 *
 * @throws {@link InvalidInputError} for a header that you can't set.
 */
export function checkedHeaders(headers: Headers): Record<string, string> {
  const checked: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (RESERVED.test(name)) throw new InvalidInputError(`headers.${name}`, "must not be set for these operations");
    checked[name] = value;
  });
  return checked;
}
