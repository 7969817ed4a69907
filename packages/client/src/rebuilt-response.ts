import type { ErrorBody } from "@frontegg-identity/types";
import { failedResponse, parseJson } from "./failed-response.ts";
import { ownProperties } from "./own-properties.ts";
import type { Redact } from "./redact.ts";
import type { Sent } from "./send.ts";

/**
 * Makes a `Response` whose body can be read, of one whose body was read. The body of a failure becomes the JSON error
 * that the spec promises, where it was HTML or empty: so `error` of openapi-fetch is always there, and of its type.
 */
export function rebuiltResponse({ response, body, redact }: Sent): Response {
  const { ok, status, statusText } = response;
  if (status === 0) return response; // a browser's hidden redirect
  const headers = new Headers(response.headers);
  // They describe the body as it was transferred.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  // Fetch standard, "null body status": 204, 205 and 304 refuse even an empty body.
  const text = ok ? body : status !== 304 && errorBody(body, redact);
  return new Response(text || null, { status, statusText, headers });
}

function errorBody(body: string, redact: Redact): string {
  const { errors } = ownProperties<ErrorBody>(parseJson(body));
  if (Array.isArray(errors)) return redact(body);
  const failed = failedResponse({ status: 0, headers: new Headers() }, body, redact, 0);
  return JSON.stringify({ errors: failed.errors, errorCode: failed.errorCode });
}
