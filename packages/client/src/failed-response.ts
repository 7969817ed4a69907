import type { FailedResponse } from "./errors/api-error.ts";
import { ownProperties } from "./own-properties.ts";
import type { Redact } from "./redact.ts";
import { asFieldValue } from "./request-headers.ts";
import { requestedWaitMs } from "./retry-wait.ts";
import type { Sent } from "./send.ts";

const EXCERPT_CHARACTERS = 1_024;

/** The first part of a text, without secrets. They are taken out first: a cut must not leave half of one. */
export function excerpt(text: string, redact: Redact): string {
  return redact(text).slice(0, EXCERPT_CHARACTERS);
}

/** The id by which the vendor's support finds a request. */
export function traceIdOf(headers: Headers, redact: Redact): string | undefined {
  const traceId = headers.get("frontegg-trace-id");
  return traceId === null ? undefined : redact(traceId);
}

/**
 * Reads what a response says that is no success: the API's JSON error, or whatever stood in its place.
 *
 * @param now - The wall clock in milliseconds, against which dates in headers are read.
 */
export function failedResponse(
  { response: { status, headers }, body, redact }: Pick<Sent, "response" | "body" | "redact">,
  now: number = Date.now(),
): FailedResponse {
  // Errors of other shapes were seen in code that reads them: errorCodes for errorCode, message for errors.
  const { errors, message, errorCode, errorCodes } = ownProperties<Record<string, unknown>>(parseJson(body));
  const texts = (value: unknown): string[] =>
    [value].flat().flatMap((text) => (typeof text === "string" ? excerpt(text, redact) : []));
  const [firstCode] = texts(errorCode ?? errorCodes);
  const kept = new Headers();
  headers.forEach((value, name) => name === "set-cookie" || kept.set(name, asFieldValue(redact(value))));
  return {
    status,
    errors: texts(errors ?? message),
    errorCode: firstCode,
    traceId: traceIdOf(headers, redact),
    retryAfterMs: requestedWaitMs(headers, now),
    headers: kept,
    bodyExcerpt: excerpt(body, redact),
  };
}

/** Parses JSON; undefined where it is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
