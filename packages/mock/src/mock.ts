import type { EnvironmentCredentials } from "@frontegg-identity/types";
import type { Override } from "./override.ts";
import type { OperationName } from "./operations-and-schemas.ts";
import type { MockUser, MockUsers } from "./user-store.ts";

/** Options of {@link createMock}. */
export interface MockOptions {
  /**
   * The initial users. Only `id` is required.
   *
   * @defaultValue the three users of the spec's examples
   */
  readonly users?: readonly MockUser[] | undefined;
  /**
   * Creates the user that a request asks for if it doesn't exist, instead of answering 404.
   *
   * @defaultValue false
   */
  readonly createUsers?: boolean | undefined;
  /**
   * Decides about body fields and query parameters that the spec doesn't have: `"warn"` ignores them and lists them in
   * `mock.requests`, `"refuse"` answers 400.
   *
   * @defaultValue "warn"
   */
  readonly unknownFields?: "warn" | "refuse" | undefined;
  /**
   * The time that each answer takes, in milliseconds: 0 to 2³¹−1.
   *
   * @defaultValue 0
   */
  readonly latencyMs?: number | undefined;
  /**
   * The only credentials for which the token endpoint issues a token.
   *
   * @defaultValue any credentials
   */
  readonly credentials?: EnvironmentCredentials | undefined;
  /**
   * The life of the tokens that the mock issues, in seconds.
   *
   * @defaultValue 86_400, a day
   */
  readonly tokenLifeSeconds?: number | undefined;
  /**
   * Answers 401 to a request without a token. Set it to `false` if the mock stands in for your gateway, which adds the
   * token itself. The mock still refuses a token that was revoked or has expired.
   *
   * @defaultValue true
   */
  readonly requireToken?: boolean | undefined;
  /**
   * Also takes the token from the `x-access-token` header, as the vendor's SDK sends it. Use it during a migration, when
   * both clients call one mock.
   *
   * @defaultValue false
   */
  readonly acceptXAccessToken?: boolean | undefined;
  /**
   * The number of requests that `mock.requests` keeps. When it is full, each new request replaces the oldest one. 0 keeps
   * none.
   *
   * @defaultValue 10_000
   */
  readonly maxRequests?: number | undefined;
  /** Called with each request before it is answered. If it throws, the caller of `fetch` gets the exception. */
  readonly onRequest?: ((request: MockRequest) => void) | undefined;
}

/** A request that the mock received. It holds no credentials: no headers, and no body with a secret in it. */
export interface MockRequest {
  /** The operation, or undefined if the spec doesn't have the path or the method. */
  readonly operation: OperationName | undefined;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path as it was sent, percent-encoded, without the query. */
  readonly path: string;
  /** The parameters in the path, decoded: `{ userId: "u-1" }`. Empty if there is no operation. */
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body, parsed. Undefined if there is none, if it is malformed, and if it may hold a secret. */
  readonly body: unknown;
  /** The status of the answer, or undefined if an override hangs or cuts the connection. */
  readonly status: number | undefined;
  /** The reason for a status of 400 or more, as in the `errors` of the body, or for a broken connection. */
  readonly reason: string | undefined;
  /** The fields and query parameters that the spec doesn't have. The mock ignores them, but production may not. */
  readonly warnings: readonly string[];
  /** The trace ID in the answer's headers. Each answer has its own, unless an override sets or removes it. */
  readonly traceId: string | undefined;
}

/** A stand-in for the API, with its state in memory. */
export interface Mock {
  /** The base URL for a client that uses `fetch`. Any other origin works too, such as a region's. */
  readonly url: string;
  /** Answers a request as the API would. It sends nothing. */
  readonly fetch: typeof globalThis.fetch;
  /** The users, to read and to change. */
  readonly users: MockUsers;
  /** The newest `maxRequests` requests since the start or the last `reset`, oldest first. */
  readonly requests: readonly MockRequest[];
  /**
   * Overrides the answers of an operation, and returns a function that removes the override.
   *
   * @throws TypeError if the spec doesn't allow the override. The message says what it allows.
   */
  on(operation: OperationName, override: Override): () => void;
  /** Removes every override, and changes nothing else. */
  clearOverrides(): void;
  /** Refuses these tokens from now on. Without arguments, it refuses every token that the mock has issued so far. */
  revokeTokens(...tokens: readonly string[]): void;
  /**
   * Starts over with these users, or with those of the options. It removes overrides and requests, and accepts revoked tokens
   * again. Tokens that the mock issued before stay good until they expire or you revoke them.
   *
   * @throws TypeError for a user that breaks the spec. Nothing is changed then.
   */
  reset(users?: readonly MockUser[]): void;
}
