import type { EnvironmentAuthPaths } from "@frontegg-identity/types";
import { refuseBrowser } from "./browser-guard.ts";
import type { BaseUrlOption, CommonOptions, RegionOption } from "./client-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { AuthenticationError } from "./errors/authentication-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { failedResponse, parseJson, traceIdOf } from "./failed-response.ts";
import { isBearerToken } from "./request-headers.ts";
import { checkedTimeoutMs, retryPolicy } from "./retry-options.ts";
import { send, type Sender, type Sent } from "./send.ts";
import { serverUrl } from "./server-url.ts";
import type { TokenProvider } from "./token-provider.ts";

/** Options of {@link environmentToken}. */
export type EnvironmentTokenOptions = (RegionOption | BaseUrlOption) &
  CommonOptions & {
    /** The environment's client id. */
    readonly clientId: string;
    /** The environment's secret. Sent only to the API's own origin. */
    readonly secret: string;
    /**
     * Permits use in a browser, where everyone who opens the page can read the secret.
     *
     * @defaultValue false
     */
    readonly dangerouslyAllowBrowser?: boolean | undefined;
  };

/** The part of a token's life after which another one is fetched while this one is still used. */
const REFRESH_AT = 0.8;
/** How long a refused credential is not tried again, and a failed early refresh not repeated. */
const FAILURE_PAUSE_MS = 5_000;

const TOKEN_PATH = "/auth/vendor" satisfies keyof EnvironmentAuthPaths;

interface Facts {
  readonly origin: string;
  readonly secret: string;
}

const facts = new WeakMap<TokenProvider, Facts>();

/** Where a provider made by {@link environmentToken} gets its tokens, and the secret to keep out of errors. */
export function factsOf(provider: TokenProvider): Facts | undefined {
  return facts.get(provider);
}

/**
 * Makes a token provider that exchanges credentials for environment tokens, to share between clients of one region.
 *
 * Any number of concurrent calls cause one request. After 80 % of a token's life the next call fetches another one in
 * the background; should that fail, the valid token goes on being used. There is no timer: an idle process exits.
 *
 * @throws {@link InvalidInputError} for wrong options, and in a browser. Its calls reject with
 * {@link AuthenticationError} when the credentials are refused; that failure is shared for 5 seconds.
 * @see `createEnvironmentToken` in spec/environment-auth.yaml: `POST /auth/vendor`
 */
export function environmentToken(options: EnvironmentTokenOptions): TokenProvider {
  refuseBrowser(options.dangerouslyAllowBrowser === true);
  const { clientId, secret } = options;
  for (const [name, value] of Object.entries({ clientId, secret })) {
    if (typeof value !== "string" || value === "") {
      throw new InvalidInputError(name, "must be a non-empty string (its value is not shown)");
    }
  }
  // The API's base URL ends in /identity; the token endpoint is its sibling on the same origin.
  const url = serverUrl(options).replace(/\/identity$/, "") + TOKEN_PATH;
  const timeoutMs = checkedTimeoutMs(options.timeoutMs ?? 10_000);
  const sender: Sender = {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    token: undefined,
    retry: retryPolicy(options.retry),
    onAttempt: options.onAttempt,
    secrets: [secret],
  };

  let current: IssuedToken | undefined;
  let inFlight: Promise<string> | undefined;
  let failure: { readonly error: unknown; readonly untilMs: number } | undefined;

  async function fetchToken(): Promise<string> {
    try {
      const sent = await send(
        {
          operation: "createEnvironmentToken",
          method: "POST",
          path: TOKEN_PATH,
          url,
          headers: new Headers({ accept: "application/json", "content-type": "application/json" }),
          body: JSON.stringify({ clientId, secret }),
          timeoutMs,
        },
        sender,
      );
      current = issuedToken(sent, performance.now());
      failure = undefined;
      return current.token;
    } catch (error) {
      failure = { error, untilMs: performance.now() + FAILURE_PAUSE_MS };
      throw error;
    } finally {
      inFlight = undefined;
    }
  }

  const provider: TokenProvider = ({ rejectedToken }) => {
    const nowMs = performance.now();
    const paused = failure !== undefined && nowMs < failure.untilMs;
    if (current?.token === rejectedToken) current = undefined;
    if (current !== undefined && nowMs < current.expiresAtMs) {
      // The failure of an early refresh is nobody's: the token is still valid.
      if (nowMs >= current.refreshAtMs && !paused) (inFlight ??= fetchToken()).catch(() => {});
      return current.token;
    }
    if (paused && AuthenticationError.isInstance(failure?.error)) return Promise.reject(failure.error);
    return (inFlight ??= fetchToken());
  };
  facts.set(provider, { origin: new URL(url).origin, secret });
  return provider;
}

interface IssuedToken {
  readonly token: string;
  readonly refreshAtMs: number;
  readonly expiresAtMs: number;
}

function issuedToken(sent: Sent, nowMs: number): IssuedToken {
  const { response, body, info, redact } = sent;
  if (!response.ok) {
    const failed = failedResponse(response, body, redact, Date.now());
    throw isRefusal(response.status) ? new AuthenticationError(info, failed) : new ApiError(info, failed);
  }
  // Each field is checked where it is used.
  const { token, expiresIn } = (parseJson(body) ?? {}) as { token?: unknown; expiresIn?: unknown };
  if (!isBearerToken(token)) {
    const traceId = traceIdOf(response.headers);
    // No excerpt: a token may stand in it under another name.
    throw new InvalidResponseError(info, "there is no token in it", {
      status: response.status,
      traceId,
      bodyExcerpt: "",
    });
  }
  const lifeMs = lifetimeMs(expiresIn);
  return { token, refreshAtMs: nowMs + lifeMs * REFRESH_AT, expiresAtMs: nowMs + lifeMs };
}

/** A lifetime that is missing or makes no sense is unknown: the token is used until the API refuses it. */
function lifetimeMs(expiresInSeconds: unknown): number {
  return typeof expiresInSeconds === "number" && expiresInSeconds >= 1 ? expiresInSeconds * 1_000 : Infinity;
}

/** A client error speaks of the credentials, except "try later". */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
