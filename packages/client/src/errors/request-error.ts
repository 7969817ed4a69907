import type { OperationId } from "@frontegg-identity/types";
import { brand, FronteggErrorBase } from "./frontegg-error-base.ts";

/** The purpose of a request: an operation of the spec, or the exchange of credentials for an environment token. */
export type AnyOperationId = OperationId | "createEnvironmentToken";

/** Describes the request that an error is about. */
export interface RequestDetails {
  /** The `operationId`, or `createEnvironmentToken`. */
  readonly operation: AnyOperationId;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path below the base URL, percent-encoded. It holds the parameters, such as a user's ID. */
  readonly path: string;
  /** How many requests the call made so far. */
  readonly attempts: number;
}

/** The base class of the errors of a request. */
export abstract class RequestError extends FronteggErrorBase implements RequestDetails {
  static {
    brand(this, "RequestError");
  }

  /** The `operationId` of the spec. `createEnvironmentToken` is the request that exchanges credentials for a token. */
  declare readonly operation: AnyOperationId;
  /** The HTTP method, in capitals. */
  declare readonly method: string;
  /** The request's path below the base URL, percent-encoded as it was sent. */
  declare readonly path: string;
  /** How many requests the call made, this one included. 1 means that the client didn't retry. */
  declare readonly attempts: number;

  /** @param fields - The fields that the class declares. */
  constructor(details: RequestDetails, problem: string, fields: object, options?: ErrorOptions) {
    super(`${details.method} ${details.path} ${problem}`, options);
    Object.assign(this, details, fields);
  }
}
