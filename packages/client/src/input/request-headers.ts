import { checkObject } from "./check-object.ts";
import { must } from "./must.ts";

/**
 * Headers that say who the caller is, where the request goes or how it is framed. The client and the runtime set them. The
 * last one names a tenant, and the API refuses these routes with it.
 */
const RESERVED =
  /^(authorization|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|frontegg-tenant-id)$/;

const PLAIN = "be a plain object with valid names";

/** RFC 9110 section 5.6.2. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** One line with bytes beyond ASCII: RFC 9110 section 5.5. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Returns the headers of a client or a call as an object with lower-case names. It checks them before anything else reads
 * them, because `Headers` would show a wrong value in its error. The message names the header, and never shows its value,
 * nor a name that can't be sent.
 *
 * @param headers - Takes what openapi-fetch takes: `Headers`, or an object whose values may be a list, or null to leave out.
 * @throws {@link InvalidInputError} for a header that can't be sent, or may not be set.
 */
export function requestHeaders(headers: unknown): Record<string, string> {
  if (headers === undefined) return {}; // as for most calls
  checkObject("headers", headers);
  const isHeaders = headers instanceof Headers;
  const entries: Iterable<readonly [string, unknown]> = isHeaders ? headers : Object.entries(headers);
  const checked: Record<string, string> = {};
  for (const [given, value] of entries) {
    const name = given.toLowerCase();
    const text = typeof value === "string" ? value : [value ?? []].flat().map(String).join(", ");
    must(NAME.test(name), "headers", PLAIN);
    must(!RESERVED.test(name), `headers.${name}`, "not be set for these operations");
    must(VALUE.test(text), `headers.${name}`, "be one line of Latin-1 (its value is not shown)");
    if (value != null) checked[name] = text;
  }
  // A Map, for instance, has no properties: nothing of it would be sent.
  must(isHeaders || !(Symbol.iterator in headers), "headers", PLAIN);
  return checked;
}
