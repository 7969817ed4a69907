import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * Reports an attempt that took longer than `timeoutMs`. The time includes reading the body.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/timeout-error/
 */
export class TimeoutError extends RequestError {
  static {
    brand(this, "TimeoutError");
  }
  declare readonly name: "TimeoutError";
  /** The limit for one attempt, in milliseconds. */
  declare readonly timeoutMs: number;

  constructor(info: RequestDetails, timeoutMs: number) {
    super(info, `took longer than ${timeoutMs} ms`, { timeoutMs });
  }
}
