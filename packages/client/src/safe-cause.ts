import type { Redact } from "./redact.ts";

/** A cause chain longer than this is a loop, or nobody's to read. */
const MAX_DEPTH = 5;

/**
 * Copies what an error says and nothing that it holds: an injected `fetch` may attach the whole request, with the
 * token in it.
 */
export function safeCause(error: unknown, redact: Redact, depth = 0): Error {
  if (!isErrorLike(error))
    return new Error(redact(typeof error === "string" ? error : `fetch threw a ${typeof error}`));
  const { name, message, stack, cause } = error;
  const nested = cause !== undefined && depth < MAX_DEPTH;
  const copy = new Error(redact(String(message)), nested ? { cause: safeCause(cause, redact, depth + 1) } : undefined);
  copy.name = redact(String(name));
  if (typeof stack === "string") copy.stack = redact(stack);
  return copy;
}

/** Finds the system's code, such as `ECONNREFUSED`, in an error or its causes. */
export function systemCode(error: unknown, depth = 0): string | undefined {
  if (!isErrorLike(error) || depth > MAX_DEPTH) return undefined;
  // The shape is the system's, so the code is kept only where it looks like one: it cannot be a secret.
  if (typeof error.code === "string" && /^[A-Za-z_]{1,64}$/.test(error.code)) return error.code;
  return systemCode(error.cause, depth + 1);
}

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === "object" && value !== null;
}
