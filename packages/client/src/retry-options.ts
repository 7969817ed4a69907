import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { ownProperties } from "./own-properties.ts";
import { quote } from "./quote.ts";
import { MAX_TIMER_MS } from "./retry-wait.ts";

/** How often and how long a failed request is tried again. */
export interface RetryOptions {
  /**
   * How many further attempts follow the first, 0 to 100.
   *
   * @defaultValue 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * The longest wait before an attempt, in milliseconds. Where the server asks for more, nothing is waited: the
   * {@link ApiError} carries `retryAfterMs`, and the caller can schedule the call.
   *
   * @defaultValue 60_000
   */
  readonly maxDelayMs?: number | undefined;
}

/** Retry options with every value decided. */
export type RetryPolicy = { readonly [Option in keyof RetryOptions]-?: number };

/** @throws {@link InvalidInputError} for a number out of range. */
export function retryPolicy(options: RetryOptions | false = {}): RetryPolicy {
  if (options !== false && !isObject(options)) {
    throw new InvalidInputError("retry", `must be an object or false, not ${quote(options)}`);
  }
  const { maxRetries = options ? 2 : 0, maxDelayMs = 60_000 } = ownProperties<RetryOptions>(options);
  checkInteger("retry.maxRetries", maxRetries, 0, 100);
  checkInteger("retry.maxDelayMs", maxDelayMs, 0, MAX_TIMER_MS);
  return { maxRetries, maxDelayMs };
}

/** @throws {@link InvalidInputError} unless the timeout is an integer from 1 to 2³¹−1 milliseconds. */
export function checkTimeoutMs(timeoutMs: number): void {
  checkInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);
}

function checkInteger(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new InvalidInputError(name, `must be an integer from ${min} to ${max}, not ${quote(value)}`);
  }
}
