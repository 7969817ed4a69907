import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { checkInteger, MAX_TIMER_MS } from "./input/check-integer.ts";
import { quote } from "./input/quote.ts";
import { retryPolicy, type RetryOptions } from "./input/retry-options.ts";
import type { Sender } from "./transport/send.ts";

/** Limits of one call, of the named methods and of `http` alike. */
export interface CallLimits {
  /** Ends the call, also while it waits for another attempt. Its reason is thrown as it is. Middleware does not see it. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * The limit for one attempt, from the request to the end of the body, in milliseconds: 1 to 2³¹−1.
   *
   * @defaultValue the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * When and how long to wait before another attempt; `false` for a single attempt.
   *
   * @defaultValue the client's `retry`
   */
  readonly retry?: RetryOptions | false | undefined;
}

/** Options of one call. */
export interface CallOptions extends CallLimits {
  /**
   * Further request headers. The client's own (`authorization`, `host`, `content-length` and the others that say how a
   * request is framed) are refused, and so is `frontegg-tenant-id`, with which the API refuses these routes.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** @throws {@link InvalidInputError} for a limit out of range, and for what is no signal. */
export function senderFor({ signal, timeoutMs, retry }: CallLimits, sender: Sender): Sender {
  if (timeoutMs !== undefined) checkInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);
  if (signal && typeof signal.addEventListener !== "function") {
    throw new InvalidInputError("signal", `must be an AbortSignal, not ${quote(signal)}`);
  }
  return {
    ...sender,
    timeoutMs: timeoutMs ?? sender.timeoutMs,
    retry: retry === undefined ? sender.retry : retryPolicy(retry),
    signal: signal ?? undefined,
  };
}
