import { checkInteger, MAX_TIMER_MS } from "./check-integer.ts";
import { isObject } from "./is-object.ts";
import { must } from "./must.ts";

/** How often the client retries a failed request, and how long it waits before that. */
export interface RetryOptions {
  /**
   * The number of attempts after the first, 0 to 100.
   *
   * @defaultValue 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * The longest wait before an attempt, in milliseconds: 0 to 2³¹−1. If the server asks for more, the client throws at
   * once. The {@link ApiError} carries `retryAfterMs`, so that you can schedule the call.
   *
   * @defaultValue 60_000
   */
  readonly maxDelayMs?: number | undefined;
}

/** The limits of a request. */
export interface Limits {
  /** The limit for one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** The number of attempts after the first. */
  readonly maxRetries: number;
  /** The longest wait before an attempt, in milliseconds. */
  readonly maxDelayMs: number;
}

/**
 * Merges options with limits, field by field. `retry: false` stands for `maxRetries: 0`.
 *
 * @throws {@link InvalidInputError} for a number out of range, and for a `retry` that is neither an object nor `false`.
 */
export function limitsOf(
  options: { readonly timeoutMs?: number | undefined; readonly retry?: RetryOptions | false | undefined },
  defaults: Limits = { timeoutMs: 10_000, maxRetries: 2, maxDelayMs: 60_000 },
): Limits {
  if (options.timeoutMs === undefined && options.retry === undefined) return defaults; // as for most calls
  const { timeoutMs = defaults.timeoutMs, retry = {} } = options;
  const given: RetryOptions = retry === false ? { maxRetries: 0 } : retry;
  must(isObject(given), "retry", "be an object or false", retry);
  const { maxRetries = defaults.maxRetries, maxDelayMs = defaults.maxDelayMs } = given;
  checkInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);
  checkInteger("retry.maxRetries", maxRetries, 0, 100);
  checkInteger("retry.maxDelayMs", maxDelayMs, 0, MAX_TIMER_MS);
  return { timeoutMs, maxRetries, maxDelayMs };
}
