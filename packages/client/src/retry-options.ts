import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

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
export interface RetryPolicy {
  readonly maxRetries: number;
  readonly maxDelayMs: number;
}

/** @throws {@link InvalidInputError} for a number out of range. */
export function retryPolicy(options: RetryOptions | false | undefined): RetryPolicy {
  if (options === false) return { maxRetries: 0, maxDelayMs: 0 };
  return {
    maxRetries: integer("retry.maxRetries", options?.maxRetries ?? 2, 0, 100),
    maxDelayMs: integer("retry.maxDelayMs", options?.maxDelayMs ?? 60_000, 0, MAX_TIMER_MS),
  };
}

/** The longest time that a timer can hold, in milliseconds: about 24.8 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @throws {@link InvalidInputError} unless the timeout is an integer from 1 to 2³¹−1 milliseconds. */
export function checkedTimeoutMs(timeoutMs: number): number {
  return integer("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);
}

function integer(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new InvalidInputError(name, `must be an integer from ${min} to ${max}, not ${quote(value)}`);
}
