import type { Operation } from "../operation.ts";
import { brand, isBranded } from "./brand.ts";
import { FronteggError } from "./frontegg-error.ts";

/** Which request an error is about. */
export interface RequestInfo {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
}

/** What the errors of a request that was made have in common. */
export abstract class RequestError extends FronteggError {
  static {
    brand(this.prototype, "RequestError");
  }

  /** The `operationId` of the spec. `createEnvironmentToken` is the request that exchanges credentials for a token. */
  readonly operation: Operation;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The request's path below the base URL, percent-encoded as it was sent. */
  readonly path: string;
  /** How many requests were made, this one included: 1 means that nothing was retried. */
  readonly attempts: number;

  static override isInstance(value: unknown): value is RequestError {
    return isBranded(value, "RequestError");
  }

  constructor(info: RequestInfo, problem: string, options?: ErrorOptions) {
    super(`${info.method} ${info.path} ${problem}`, options);
    this.operation = info.operation;
    this.method = info.method;
    this.path = info.path;
    this.attempts = info.attempts;
  }
}
