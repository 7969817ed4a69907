import type { FailedResponse } from "./errors/api-error.ts";
import { ownProperties } from "./own-properties.ts";
import type { Redact } from "./redact.ts";
import { requestedWaitMs } from "./retry-wait.ts";

const EXCERPT_CHARACTERS = 1_024;

/** The first part of a body, without secrets. They are taken out first: a cut must not leave half of one. */
export function excerpt(body: string, redact: Redact): string {
  return redact(body).slice(0, EXCERPT_CHARACTERS);
}

/** The id by which the vendor's support finds a request. */
export function traceIdOf(headers: Headers): string | undefined {
  return headers.get("frontegg-trace-id") ?? undefined;
}

/**
 * Reads what a failed response says: the API's JSON error, or whatever stood in its place.
 *
 * @param now - The wall clock in milliseconds, against which dates in headers are read.
 */
export function failedResponse(
  response: { readonly status: number; readonly headers: Headers },
  body: string,
  redact: Redact,
  now: number,
): FailedResponse {
  const { errors, errorCode, errorCodes, message } = errorFields(body);
  const messages = texts(errors);
  const code = text(errorCode) ?? texts(errorCodes)[0];
  const traceId = traceIdOf(response.headers);
  return {
    status: response.status,
    headers: keptHeaders(response.headers, redact),
    errors: (messages.length > 0 ? messages : texts([message])).map((said) => excerpt(said, redact)),
    errorCode: code && excerpt(code, redact),
    traceId: traceId && redact(traceId),
    retryAfterMs: requestedWaitMs(response.headers, now),
    bodyExcerpt: excerpt(body, redact),
  };
}

interface ErrorFields {
  readonly errors?: unknown;
  readonly errorCode?: unknown;
  readonly errorCodes?: unknown;
  readonly message?: unknown;
}

function errorFields(body: string): ErrorFields {
  const value = parseJson(body);
  return typeof value === "object" && value !== null ? ownProperties<ErrorFields>(value) : {};
}

/** Parses JSON; undefined where it is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function keptHeaders(headers: Headers, redact: Redact): Headers {
  const kept = new Headers();
  headers.forEach((value, name) => {
    if (name !== "set-cookie") kept.set(name, redact(value));
  });
  return kept;
}
