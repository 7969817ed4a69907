import type { Redactor } from "./redactor.ts";

/** A chain of causes longer than this is a loop, or nobody's to read. */
const MAX_CAUSES = 5;

/** Finds the system's code, such as `ECONNREFUSED`, in what `fetch` threw or in its causes. */
export function systemCode(error: unknown): string | undefined {
  // Kept only where it looks like one: an injected fetch may put anything there.
  return textsOf("code", error).find((code) => /^[A-Z][A-Z0-9_]{1,63}$|^ConnectionRefused$/.test(code));
}

/**
 * Says in an error of our own what `fetch` threw, with its stack. The original is not kept: an injected `fetch` may
 * attach the whole request to it, with the token.
 */
export function safeCause(error: unknown, redactor: Redactor): Error {
  const copy = new Error(redactor.redact(textsOf("message", error).join(": ") || String(error)));
  const [stack] = textsOf("stack", error);
  if (stack !== undefined) copy.stack = redactor.redact(stack);
  return copy;
}

/** Tells whether a `fetch` did not fail but has a fault of its own: then nothing is gained by another attempt. */
export function isProgrammingError(error: unknown): boolean {
  return error instanceof ReferenceError || error instanceof RangeError || error instanceof SyntaxError;
}

/** The texts that an error and its causes have under a name. */
function textsOf(name: "code" | "message" | "stack", error: unknown, depth = 0): string[] {
  // Not instanceof: what a runtime throws may be of another realm than the code under test.
  if (typeof error !== "object" || error === null || depth === MAX_CAUSES) return [];
  const { [name]: text, cause } = error as Record<string, unknown>; // any object may have any property
  return [...(typeof text === "string" ? [text] : []), ...textsOf(name, cause, depth + 1)];
}
