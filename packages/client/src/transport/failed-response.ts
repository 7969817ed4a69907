import type { ErrorBody } from "@frontegg-identity/types";
import type { FailedResponse } from "../errors/api-error.ts";
import { MAX_TIMER_MS } from "../input/check-integer.ts";
import { isObject } from "../input/is-object.ts";
import type { Redactor } from "./redactor.ts";
import { requestedWaitMs } from "./retry-wait.ts";

/**
 * Makes the error that the spec promises of what a failed response held: the API's JSON error, or whatever stood in its
 * place. Errors of other shapes were seen in code that reads them: `errorCodes` for `errorCode`, `message` for `errors`.
 */
export function errorBody(body: unknown): ErrorBody {
  const { errorCode, ...said } = (isObject(body) ? body : {}) as Record<string, unknown>; // any object may have any property
  const [code] = texts(errorCode ?? said["errorCodes"]);
  return { ...said, errors: texts(said["errors"] ?? said["message"]), ...(code !== undefined && { errorCode: code }) };
}

function texts(value: unknown): string[] {
  return [value].flat().filter((text) => typeof text === "string");
}

/**
 * Reads what a failed response says.
 *
 * @param body - Its body: JSON, or the text that was none.
 * @param now - The wall clock in milliseconds, against which dates in headers are read.
 */
export function failedResponse(
  response: Response,
  body: unknown,
  redactor: Redactor,
  now: number = Date.now(),
): FailedResponse {
  const { errors, errorCode } = errorBody(body);
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (name !== "set-cookie") headers[name] = redactor.redact(value);
  });
  const retryAfterMs = requestedWaitMs(response, now);
  return {
    status: response.status,
    messages: errors.map((text) => redactor.excerpt(text)),
    errorCode: errorCode && redactor.excerpt(errorCode),
    traceId: headers["frontegg-trace-id"],
    // Callers schedule with it, and a timer takes no more.
    retryAfterMs: retryAfterMs && Math.min(retryAfterMs, MAX_TIMER_MS),
    headers,
    bodyExcerpt: redactor.excerpt(typeof body === "string" ? body : (JSON.stringify(body) ?? "")),
  };
}

/** Parses JSON; of what is no JSON, gives the text. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
