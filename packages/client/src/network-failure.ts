import type { Redact } from "./redact.ts";

/** A cause chain longer than this is a loop, or nobody's to read. */
const MAX_DEPTH = 5;

/** Finds the system's code, such as `ECONNREFUSED`, in what `fetch` threw or in its causes. */
export function systemCode(error: unknown): string | undefined {
  // Kept only where it looks like one: an injected fetch may put anything there.
  return chain(error)
    .map(({ code }) => code)
    .find(
      (code): code is string => typeof code === "string" && /^[A-Z][A-Z0-9_]{1,63}$|^ConnectionRefused$/.test(code),
    );
}

/**
 * Says in an error of our own what `fetch` threw. The original is not kept: an injected `fetch` may attach the whole
 * request to it, with the token.
 */
export function safeCause(error: unknown, redact: Redact): Error {
  const messages = chain(error).flatMap(({ message }) => (typeof message === "string" ? [redact(message)] : []));
  if (typeof error === "string") messages.push(redact(error));
  return new Error(messages.join(": ") || `fetch threw a ${typeof error}`);
}

interface Thrown {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

function chain(error: unknown, depth = 0): Thrown[] {
  // Not instanceof: what a runtime throws may be of another realm than the code under test.
  if (typeof error !== "object" || error === null || depth === MAX_DEPTH) return [];
  const thrown: Thrown = error;
  return [thrown, ...chain(thrown.cause, depth + 1)];
}
