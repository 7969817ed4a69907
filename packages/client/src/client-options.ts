import type { Region } from "@frontegg-identity/types";
import type { RetryOptions } from "./input/limits.ts";
import type { AttemptListener } from "./transport/attempt-event.ts";
import type { FetchFunction } from "./transport/fetch-function.ts";
import type { TokenSource } from "./transport/token-source.ts";

/** Options of {@link createClient}: one server ({@link ServerOptions}), a token, and the rest as needed ({@link CommonOptions}). */
export type ClientOptions = ServerOptions & CommonOptions;

/**
 * The server for all requests: exactly one of `region` ({@link RegionOption}), `domain` ({@link DomainOption}) and `baseUrl`
 * ({@link BaseUrlOption}). There is no default.
 */
export type ServerOptions = RegionOption | DomainOption | BaseUrlOption;

/** A regional server of the spec. */
export interface RegionOption {
  /** The region that hosts your Frontegg account, one of {@link regions}. */
  readonly region: Region;
  readonly domain?: undefined;
  readonly baseUrl?: undefined;
  readonly allowInsecureHttp?: undefined;
}

/** The server `https://{domain}.frontegg.com/identity`, which accepts user tokens and refuses environment tokens. */
export interface DomainOption {
  /** One DNS label, such as `"app-abc"`. */
  readonly domain: string;
  readonly region?: undefined;
  readonly baseUrl?: undefined;
  readonly allowInsecureHttp?: undefined;
}

/** A server of your own choice, such as a mock or a gateway. */
export interface BaseUrlOption {
  /**
   * The URL before the spec's paths, for example `https://api.frontegg.com/identity`. It starts with `https:`, or with
   * `http:` for a loopback host, and has no user info, query, fragment or braces. On a Frontegg host it ends in `/identity`.
   */
  readonly baseUrl: string;
  /**
   * Allows `http:` to any host, which shows the token to the network.
   *
   * @defaultValue false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  readonly region?: undefined;
  readonly domain?: undefined;
}

/** How a client authenticates and sends requests. */
export interface CommonOptions extends SendingOptions {
  /**
   * The environment's token, or a function that returns it for each attempt, such as {@link environmentToken} makes. For a
   * `domain`, a user's token.
   */
  readonly token: string | TokenSource;
  /** Picks the environment if the credentials belong to an account. Sent as `frontegg-environment-id`. */
  readonly environmentId?: string | undefined;
  /** Sent as `frontegg-application-id`. */
  readonly applicationId?: string | undefined;
}

/** How a client sends requests, including those for a token. */
export interface SendingOptions {
  /**
   * The limit for one attempt, from the request to the end of the body, in milliseconds: 1 to 2³¹−1.
   *
   * @defaultValue 10_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How often to retry and how long to wait before that, or `false` for a single attempt.
   *
   * @defaultValue `{ maxRetries: 2, maxDelayMs: 60_000 }`
   */
  readonly retry?: RetryOptions | false | undefined;
  /** Gets every attempt, for logs and metrics. */
  readonly onAttempt?: AttemptListener | undefined;
  /**
   * Sends the requests instead of the global `fetch`, for a proxy, a custom agent or a test.
   *
   * @defaultValue `globalThis.fetch`, as it is when a request is sent
   */
  readonly fetch?: FetchFunction | undefined;
  /**
   * Headers of every request, including token requests, for instance a gateway's key. Outside of browsers you can replace
   * `user-agent`, which is `frontegg-identity-client/` and the version by default. Headers of a call win over these. The
   * client refuses the same headers as for a call ({@link CallOptions.headers}).
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
