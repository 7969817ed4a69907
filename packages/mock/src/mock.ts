import type { EnvironmentCredentials } from "@frontegg-identity/types";
import type { Override } from "./override.ts";
import type { OperationName } from "./spec.ts";
import type { MockUser, MockUsers } from "./user-store.ts";

/** Options of {@link createMock}. */
export interface MockOptions {
  /**
   * The users to begin with. Of each only `id` is needed.
   *
   * @defaultValue the three users of the spec's examples
   */
  readonly users?: readonly MockUser[] | undefined;
  /**
   * Creates a user for an id that is asked for and not there, instead of answering 404.
   *
   * @defaultValue false
   */
  readonly createUsers?: boolean | undefined;
  /**
   * What to do with a field of a request body that the spec does not have: `"warn"` notes it in `mock.requests` and
   * ignores it, `"refuse"` answers 400.
   *
   * @defaultValue "warn"
   */
  readonly unknownFields?: "warn" | "refuse" | undefined;
  /**
   * How long each answer takes, in milliseconds: 0 to 2³¹−1.
   *
   * @defaultValue 0
   */
  readonly latencyMs?: number | undefined;
  /**
   * The only credentials for which the token endpoint gives a token.
   *
   * @defaultValue any
   */
  readonly credentials?: EnvironmentCredentials | undefined;
  /**
   * How long the tokens that it issues are good, in seconds.
   *
   * @defaultValue 86_400, a day
   */
  readonly tokenLifeSeconds?: number | undefined;
  /**
   * Answers 401 to a request without a token. Set it to `false` if the mock stands in for your gateway, which adds the
   * token itself. A token that was revoked or has expired is refused all the same.
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
   * How many requests `mock.requests` keeps. When it is full, each new request replaces the oldest one. 0 keeps none.
   *
   * @defaultValue 10_000
   */
  readonly maxRequests?: number | undefined;
  /** Called with each request before it is answered. What it throws is thrown to the caller of `fetch`. */
  readonly onRequest?: ((request: MockRequest) => void) | undefined;
}

/** A request that came. It holds no credentials: no headers, and no body of a token request. */
export interface MockRequest {
  /** The operation, or nothing for a path or a method that the spec does not have. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  /** The path as it was sent, percent-encoded, without the query. */
  readonly path: string;
  /** The parameters in the path, decoded: `{ userId: "u-1" }`. Empty if there is no operation. */
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body, parsed. Nothing where there was none or a malformed one, and where it may be credentials. */
  readonly body: unknown;
  /** The status of the answer, or nothing where there was none. */
  readonly status: number | undefined;
  /** Why the status is 400 or more: what the body's `errors` say. Or what broke the connection. */
  readonly reason: string | undefined;
  /** What the mock accepted, and production may not: fields that the spec does not have. */
  readonly warnings: readonly string[];
  /** The trace ID in the answer's headers: each answer has its own, unless an override sets or removes it. */
  readonly traceId: string | undefined;
}

/** A stand-in for the API, with its state in memory. */
export interface Mock {
  /** The base URL for a client that has `fetch`. Any other origin does as well: a region's, for instance. */
  readonly url: string;
  /** Answers a request as the API would. It sends nothing. */
  readonly fetch: typeof globalThis.fetch;
  readonly users: MockUsers;
  /** The newest `maxRequests` requests since the start or the last `reset`, in the order in which they came. */
  readonly requests: readonly MockRequest[];
  /**
   * Overrides the answers of an operation, and gives a function that ends it.
   *
   * @throws TypeError for an override that the spec does not allow.
   */
  on(operation: OperationName, override: Override): () => void;
  /** Removes every override, and changes nothing else. */
  clearOverrides(): void;
  /** Refuses these tokens from now on, or without any all that were issued so far. */
  revokeTokens(...tokens: readonly string[]): void;
  /**
   * Starts over: with these users or those of the options, without overrides, requests and revoked tokens. Tokens that the
   * mock issued before stay good until they expire or you revoke them.
   *
   * @throws TypeError for a user that breaks the spec.
   */
  reset(users?: readonly MockUser[]): void;
}
