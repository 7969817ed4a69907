import { failedResponse, parseJson } from "./failed-response.ts";
import type { Sent } from "./send.ts";

/** Statuses that cannot have a body: Fetch standard, "null body status". */
const NULL_BODY_STATUSES: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/**
 * Makes a `Response` whose body can be read, of one whose body was read. The body of a failure becomes the JSON error
 * that the spec promises, where it was HTML or empty: so `error` of openapi-fetch is always there, and of its type.
 */
export function rebuiltResponse({ response, body, redact }: Sent): Response {
  const { status, statusText } = response;
  if (status === 0) return response; // a browser's hidden redirect
  const headers = new Headers(response.headers);
  // They describe the body as it was transferred.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  const text = response.ok ? body : errorBody(response, body, redact);
  return new Response(NULL_BODY_STATUSES.has(status) ? null : text, { status, statusText, headers });
}

function errorBody(response: Response, body: string, redact: Sent["redact"]): string {
  const parsed = parseJson(body);
  const isErrorBody =
    typeof parsed === "object" && parsed !== null && "errors" in parsed && Array.isArray(parsed.errors);
  return isErrorBody ? redact(body) : JSON.stringify({ errors: failedResponse(response, body, redact, 0).errors });
}
