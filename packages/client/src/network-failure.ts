import type { Redact } from "./redact.ts";

/** A cause chain longer than this is a loop, or nobody's to read. */
const MAX_DEPTH = 5;

/** Finds the system's code, such as `ECONNREFUSED`, in what `fetch` threw or in its causes. */
export function systemCode(error: unknown): string | undefined {
  // Kept only where it looks like one: an injected fetch may put anything there.
  return textsOf("code", error).find((code) => /^[A-Z][A-Z0-9_]{1,63}$|^ConnectionRefused$/.test(code));
}

/**
 * Says in an error of our own what `fetch` threw. The original is not kept: an injected `fetch` may attach the whole
 * request to it, with the token.
 */
export function safeCause(error: unknown, redact: Redact): Error {
  const messages = typeof error === "string" ? [error] : textsOf("message", error);
  return new Error(messages.map(redact).join(": ") || `fetch threw a ${typeof error}`);
}

/** The texts that an error and its causes have under a name. */
function textsOf(name: "code" | "message", error: unknown, depth = 0): string[] {
  // Not instanceof: what a runtime throws may be of another realm than the code under test.
  if (typeof error !== "object" || error === null || depth === MAX_DEPTH) return [];
  const text = propertyOf(error, name);
  return [...(typeof text === "string" ? [text] : []), ...textsOf(name, propertyOf(error, "cause"), depth + 1)];
}

/** Reads a property of an object or of its class, but not of `Object.prototype`, which others may have polluted. */
function propertyOf(object: object, name: string): unknown {
  const isForeign = name in Object.prototype && !Object.hasOwn(object, name);
  return isForeign ? undefined : (object as Record<string, unknown>)[name]; // any object may have any property
}
