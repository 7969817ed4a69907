import { failedResponse, parseJson } from "./failed-response.ts";
import { isObject } from "./is-object.ts";
import { asFieldValue } from "./request-headers.ts";
import type { Sent } from "./send.ts";

/**
 * Makes a `Response` whose body can be read, of one whose body was read. The body of a failure becomes the JSON error
 * that the spec promises, where it was HTML or empty: so `error` of openapi-fetch is always there, and of its type.
 */
export function rebuiltResponse(sent: Sent): Response {
  const { response, body } = sent;
  const { ok, status, statusText } = response;
  if (status === 0) return response; // a browser's hidden redirect
  const headers = new Headers(response.headers);
  // They describe the body as it was transferred.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  // Fetch standard, "null body status": 204, 205 and 304 refuse even an empty body.
  const text = ok ? body : status !== 304 && errorBody(sent);
  return new Response(text || null, {
    // RFC 9110 section 15: a status beyond 599 is processed as a server error. `Response` refuses it.
    status: Math.min(status, 599),
    statusText: asFieldValue(statusText),
    headers,
  });
}

/** The error that the spec promises, with every message that is text, and whatever else the API said. */
function errorBody(sent: Sent): string {
  const { errors, errorCode } = failedResponse(sent);
  const said = parseJson(sent.redact(sent.body));
  return JSON.stringify({ ...(isObject(said) && said), errors, errorCode });
}
