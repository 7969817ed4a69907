import type { EnvironmentCredentials, Region } from "@frontegg-identity/types";
import type { AttemptListener } from "./attempt-event.ts";
import type { RetryOptions } from "./retry-options.ts";
import type { TokenProvider } from "./token-provider.ts";

/** Options of {@link createClient}: one server, one way to authenticate, and the rest as needed. */
export type ClientOptions = ServerOptions & AuthenticationOptions & CommonOptions & ClientHeaderOptions;

/** Where requests go: exactly one of `region`, `domain` and `baseUrl`. There is no default. */
export type ServerOptions = RegionOption | DomainOption | BaseUrlOption;

declare const ruledOut: unique symbol;

/**
 * The type of `credentials` where other options rule them out. No value has it: the compiler's message quotes the
 * reason, where `never` would only say "not assignable to undefined".
 */
type RuledOutCredentials = EnvironmentCredentials & {
  readonly [ruledOut]: "credentials go with region or baseUrl: not with token, nor with domain, which refuses environment tokens";
};

/** A regional server of the spec. */
export interface RegionOption {
  /** The region of your Frontegg account: `"eu"`, `"us"`, `"ca"` or `"au"`. */
  readonly region: Region;
  readonly domain?: undefined;
  readonly baseUrl?: undefined;
  readonly allowInsecureHttp?: undefined;
}

/** `https://{domain}.frontegg.com/identity`. Such a host takes user tokens and refuses environment tokens. */
export interface DomainOption {
  /** One DNS label, such as `"app-abc"`. */
  readonly domain: string;
  readonly region?: undefined;
  readonly baseUrl?: undefined;
  readonly allowInsecureHttp?: undefined;
  /** A `domain` host refuses environment tokens: use `region`, or `token` with a user token. */
  readonly credentials?: RuledOutCredentials | undefined;
}

/** A server of your own choice, such as a mock or a gateway. */
export interface BaseUrlOption {
  /**
   * The URL before the spec's paths, for example `https://api.frontegg.com/identity`. `https:`, or `http:` to a
   * loopback host; without credentials, query, fragment or braces.
   */
  readonly baseUrl: string;
  /**
   * Permits `http:` to any host, which shows the token to the network.
   *
   * @defaultValue false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  readonly region?: undefined;
  readonly domain?: undefined;
}

/** How requests are authenticated: exactly one of `token` and `credentials`. */
export type AuthenticationOptions = TokenOption | CredentialsOption;

/** A token that you have, or a function that gets one. */
export interface TokenOption {
  /** An environment token, or a function that gives one for each attempt. */
  readonly token: string | TokenProvider;
  readonly credentials?: RuledOutCredentials | undefined;
  readonly dangerouslyAllowBrowser?: undefined;
}

/** Credentials of an environment. The client fetches tokens for them and renews these in time. */
export interface CredentialsOption {
  /** `clientId` and `secret` of the environment. Sent only to the API's own origin. */
  readonly credentials: EnvironmentCredentials;
  /**
   * Permits `credentials` in a browser, where everyone who opens the page can read the secret.
   *
   * @defaultValue false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  readonly token?: undefined;
}

/** How requests are sent. */
export interface CommonOptions {
  /**
   * The limit for one attempt, from the request to the end of the body, in milliseconds: 1 to 2³¹−1.
   *
   * @defaultValue 10_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * When and how long to wait before another attempt; `false` for a single attempt.
   *
   * @defaultValue `{ maxRetries: 2, maxDelayMs: 60_000 }`
   */
  readonly retry?: RetryOptions | false | undefined;
  /** Is told of every attempt: for logs and metrics. */
  readonly onAttempt?: AttemptListener | undefined;
  /**
   * Sends the requests, in place of the global `fetch`: for a proxy, a custom agent, or a test.
   *
   * @defaultValue `globalThis.fetch`
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Headers that every request carries. */
export interface ClientHeaderOptions {
  /** Sent as `frontegg-environment-id`: picks the environment when the credentials belong to an account. */
  readonly environmentId?: string | undefined;
  /** Sent as `frontegg-application-id`. */
  readonly applicationId?: string | undefined;
}
