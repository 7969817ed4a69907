import { guardedListener, type AttemptListener } from "./attempt-event.ts";
import type { CommonOptions } from "./client-options.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { quote } from "./quote.ts";
import { checkTimeoutMs, retryPolicy, type RetryPolicy } from "./retry-options.ts";
import { checkedProvider, type TokenProvider } from "./token-provider.ts";

/** What stays the same from request to request. */
export interface Sender {
  readonly fetch: typeof globalThis.fetch;
  /** Undefined for requests that carry no token. */
  readonly token: TokenProvider | undefined;
  /** The limit for one attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly onAttempt: AttemptListener | undefined;
  /** What an answer could echo, besides the token. */
  readonly secret: string;
}

/** @throws {@link InvalidInputError} for a number out of range, and for what should be a function. */
export function senderOf(options: CommonOptions, token: Sender["token"], secret = ""): Sender {
  // The global is looked up at each call, so that what replaces it later (a tracer, a test) is used.
  const { timeoutMs = 10_000, onAttempt, fetch = (input, init) => globalThis.fetch(input, init) } = options;
  checkTimeoutMs(timeoutMs);
  for (const [name, value] of Object.entries({ fetch, onAttempt })) {
    if (value !== undefined && typeof value !== "function") {
      throw new InvalidInputError(name, `must be a function, not ${quote(value)}`);
    }
  }
  return {
    fetch,
    token: token && checkedProvider(token),
    timeoutMs,
    retry: retryPolicy(options.retry),
    onAttempt: onAttempt && guardedListener(onAttempt),
    secret,
  };
}
