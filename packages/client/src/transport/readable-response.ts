import type { FinalResponse } from "./send.ts";

/** Gives a response whose body was read a body again, so that middleware and callers can read it. A failure's has no secrets. */
export function readableResponse({ response, body: text, redactor }: FinalResponse): Response {
  const { status, statusText, headers, url, ok } = response;
  const body = ok ? text : redactor.redact(text);
  // `Response` cannot be made with the others: 0 hides a redirect in browsers, and beyond 599 there is nothing to know.
  if (status < 200 || status > 599) return Object.assign(response, { text: async () => body });
  const whole = new Response(body || null, { status, statusText, headers });
  // Of a string, a `Response` says that it is `text/plain`, even if the answer said nothing.
  if (!headers.has("content-type")) whole.headers.delete("content-type");
  return Object.defineProperty(whole, "url", { value: url }); // which no Response that a program makes has
}
