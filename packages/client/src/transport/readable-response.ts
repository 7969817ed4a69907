import type { ReadResponse } from "./attempt.ts";
import type { Redactor } from "./redactor.ts";

/** The statuses that `Response` can be made with. 0 hides a redirect in browsers, and beyond 599 they have no meaning. */
const VALID_STATUS = /^[2-5]\d\d$/;
/** The statuses of responses that have no body. */
const EMPTY_STATUS = /^(20[45]|304)$/;

/**
 * Returns a response with a body again after its body was read, so that middleware and callers can read it. A failure has
 * no secrets.
 */
export function readableResponse({ response, body }: ReadResponse, redactor: Redactor): Response {
  const { status, statusText, headers, url, ok } = response;
  // The default is for a stub without a status text.
  const clean = (said = ""): string => (ok ? said : redactor.redact(said));
  const is = (pattern: RegExp): boolean => pattern.test(String(status));
  const whole = new Response((!is(EMPTY_STATUS) && clean(body)) || null, { status: is(VALID_STATUS) ? status : 200 });
  // A `Response` made of a string says `text/plain`, even if the answer said nothing.
  whole.headers.delete("content-type");
  headers.forEach((value, name) => whole.headers.append(name, clean(value)));
  // The constructor refuses some of these (a reason phrase in Cyrillic, status 999), and can't know the URL.
  const values = { status, statusText: clean(statusText), url, ok };
  for (const [name, value] of Object.entries(values)) Object.defineProperty(whole, name, { value });
  return whole;
}
