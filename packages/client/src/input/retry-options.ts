import { checkInteger, MAX_TIMER_MS } from "./check-integer.ts";
import { checkObject } from "./check-object.ts";

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

/** Retry options with every value decided. */
export type RetryPolicy = { readonly [Option in keyof RetryOptions]-?: number };

/**
 * Merges options with a policy, field by field. `false` stands for `maxRetries: 0`.
 *
 * @throws {@link InvalidInputError} for a number out of range, and for a value that is neither an object nor `false`.
 */
export function retryPolicy(
  options: RetryOptions | false = {},
  defaults: RetryPolicy = { maxRetries: 2, maxDelayMs: 60_000 },
): RetryPolicy {
  const given: RetryOptions = options === false ? { maxRetries: 0 } : options;
  checkObject("retry", given);
  const { maxRetries = defaults.maxRetries, maxDelayMs = defaults.maxDelayMs } = given;
  checkInteger("retry.maxRetries", maxRetries, 0, 100);
  checkInteger("retry.maxDelayMs", maxDelayMs, 0, MAX_TIMER_MS);
  return { maxRetries, maxDelayMs };
}
