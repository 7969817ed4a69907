import type { OperationId } from "@frontegg-identity/types";

/** The operations that the mock answers: those of the client, and the one that issues environment tokens. */
export type OperationName = OperationId | "createEnvironmentToken";

/** An operation, as the spec has it. */
export interface Operation {
  readonly method: string;
  /** The path with the server's base path, such as `/identity/resources/users/v1/{userId}`. */
  readonly path: string;
  /** Whether it takes a bearer token. */
  readonly secured: boolean;
  /** The name of the request body's schema, where there is a body. */
  readonly requestSchema?: string;
  /** By status, and `default` for any other. */
  readonly responses: Readonly<Record<string, OperationResponse>>;
}

/** One response of an operation. */
export interface OperationResponse {
  /** The example of each header, by its name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The name of the body's schema, where there is a body. */
  readonly schema?: string;
  readonly examples?: Readonly<Record<string, object>>;
}
