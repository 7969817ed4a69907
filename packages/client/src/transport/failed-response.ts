import type { ErrorBody } from "@frontegg-identity/types";
import type { FailedResponse } from "../errors/api-error.ts";
import { MAX_TIMER_MS } from "../input/check-integer.ts";
import { isObject } from "../input/is-object.ts";
import type { Redactor } from "./redactor.ts";
import { requestedWaitMs } from "./retry-wait.ts";

/**
 * Makes the error body that the spec promises from the body of a failed response, which may be anything. Code that reads
 * errors of the API expects other shapes too: `errorCodes` for `errorCode`, `message` for `errors`.
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
 * Reads a failed response.
 *
 * @param body - Its body: the parsed JSON, or the text if that wasn't JSON.
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
    // Callers pass it to a timer, which takes no more.
    retryAfterMs: retryAfterMs && Math.min(retryAfterMs, MAX_TIMER_MS),
    headers,
    bodyExcerpt: redactor.excerpt(typeof body === "string" ? body : (JSON.stringify(body) ?? "")),
  };
}

/** Parses JSON. Returns undefined for nothing, and the text if it isn't JSON. */
export function parsed(body: string): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
