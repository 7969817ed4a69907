import type { Operation } from "../operation.ts";
import { brand, FronteggError } from "./frontegg-error.ts";

/** Which request an error is about. */
export interface RequestInfo {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
}

/** What the errors of a request that was made have in common. */
export abstract class RequestError extends FronteggError implements RequestInfo {
  static {
    brand(this, "RequestError");
  }

  /** The `operationId` of the spec. `createEnvironmentToken` is the request that exchanges credentials for a token. */
  declare readonly operation: Operation;
  /** The HTTP method, in capitals. */
  declare readonly method: string;
  /** The request's path below the base URL, percent-encoded as it was sent. */
  declare readonly path: string;
  /** How many requests were made, this one included: 1 means that nothing was retried. */
  declare readonly attempts: number;

  /** @param fields - The fields that the class declares. */
  constructor(info: RequestInfo, problem: string, fields: object, options?: ErrorOptions) {
    super(`${info.method} ${info.path} ${problem}`, options);
    Object.assign(this, info, fields);
  }
}
