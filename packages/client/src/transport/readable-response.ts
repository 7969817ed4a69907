import type { ReadResponse } from "./attempt.ts";
import type { Redactor } from "./redactor.ts";

/**
 * Returns a response with a body again after its body was read, so that middleware and callers can read it. A failure has
 * no secrets.
 */
export function readableResponse({ response, body: text }: ReadResponse, redactor: Redactor): Response {
  const { status, statusText, headers, url, ok } = response;
  const clean = (said: string): string => (ok ? said : redactor.redact(said));
  const body = clean(text);
  // `Response` cannot be made with the others: 0 hides a redirect in browsers, and a status beyond 599 has no meaning.
  if (status < 200 || status > 599) return Object.assign(response, { text: async () => body });
  const whole = new Response(body || null, { status, statusText: clean(statusText) });
  // A `Response` made of a string says `text/plain`, even if the answer said nothing.
  whole.headers.delete("content-type");
  headers.forEach((value, name) => whole.headers.append(name, clean(value)));
  return Object.defineProperty(whole, "url", { value: url }); // which no Response that a program makes has
}
