import { brand, isBranded } from "./brand.ts";
import { RequestError, type RequestInfo } from "./request-error.ts";

/** An attempt took longer than `timeoutMs`, the reading of the body included. */
export class TimeoutError extends RequestError {
  declare readonly name: "TimeoutError";
  static {
    brand(this.prototype, "TimeoutError");
  }

  /** The limit for one attempt, in milliseconds. */
  readonly timeoutMs: number;

  static override isInstance(value: unknown): value is TimeoutError {
    return isBranded(value, "TimeoutError");
  }

  constructor(info: RequestInfo, timeoutMs: number) {
    super(info, `took longer than ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}
