import { limitsOf, type RetryOptions } from "./input/limits.ts";
import { must } from "./input/must.ts";
import type { Sender } from "./transport/send.ts";

/**
 * Limits of one call, of the named methods and of `http` alike. They don't reach a token request, which other calls may
 * wait for too: that one has the client's own limits. Only `signal` ends the wait for it.
 */
export interface CallLimits {
  /**
   * Ends the call, even while it waits for a token or for another attempt. The call rejects with the signal's own reason,
   * unchanged. A timeout's reason (`AbortSignal.timeout`) gets a `cause` that says which call it ended, and what the API
   * answered last. Middleware doesn't see the signal.
   */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * The limit for one attempt, from the request to the end of the body, in milliseconds: 1 to 2³¹−1.
   *
   * @defaultValue the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How often to retry and how long to wait before that, or `false` for a single attempt. Fields that you leave out keep
   * the client's values.
   *
   * @defaultValue the client's `retry`
   */
  readonly retry?: RetryOptions | false | undefined;
}

/** Options of one call. */
export interface CallOptions extends CallLimits {
  /**
   * Further request headers. The client refuses headers that would change the identity, destination or framing of a request
   * (`authorization`, `host`, `content-length` and the like). It also refuses `frontegg-tenant-id`, because the API refuses
   * these routes with it.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A sender that belongs to one call. */
type OwnSender = { -readonly [Name in keyof Sender]: Sender[Name] };

/**
 * Returns the sender for a call with these options.
 *
 * @throws {@link InvalidInputError} for a limit out of range, or a signal that isn't one.
 */
export function senderFor(options: CallLimits, sender: Sender): OwnSender {
  const signal = options.signal ?? undefined;
  must(!signal || !!signal.addEventListener, "signal", "be an AbortSignal", signal);
  const { fetch, token, onAttempt } = sender;
  const { timeoutMs, maxRetries, maxDelayMs } = limitsOf(options, sender);
  // Not with `...`, because this runs for each call.
  return { fetch, token, onAttempt, timeoutMs, maxRetries, maxDelayMs, signal };
}
