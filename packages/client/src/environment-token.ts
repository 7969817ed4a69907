import type { EnvironmentAuthPaths } from "@frontegg-identity/types";
import { refuseBrowser } from "./browser-guard.ts";
import type { BaseUrlOption, CommonOptions, RegionOption } from "./client-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { AuthenticationError } from "./errors/authentication-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { failedResponse, parseJson } from "./failed-response.ts";
import { ownProperties } from "./own-properties.ts";
import { isBearerToken } from "./request-headers.ts";
import { send, type Sent } from "./send.ts";
import { senderOf } from "./sender.ts";
import { serverUrl } from "./server-url.ts";
import type { TokenContext, TokenProvider } from "./token-provider.ts";

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
/** How long a refusal, or a "try later", is shared by the calls that follow, and no early refresh is tried again. */
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
 * The request goes to `/auth/vendor` on the server of the API: a final `/identity` of `baseUrl` gives way to it. A client
 * refuses a provider of another origin; a function of your own around it hides that origin, and the secret to redact.
 *
 * @throws {@link InvalidInputError} for wrong options, and in a browser. Its calls reject with
 * {@link AuthenticationError} when the credentials are refused, with {@link ApiError} for any other status, and with the
 * errors of a call that got no usable answer. A refusal, and an answer that says to wait, is shared for 5 seconds.
 * @see `createEnvironmentToken` in spec/environment-auth.yaml: `POST /auth/vendor`
 */
export function environmentToken(given: EnvironmentTokenOptions): TokenProvider {
  // The copy has the properties that were given, so it is still one of the union's members.
  const options = ownProperties(given) as EnvironmentTokenOptions;
  refuseBrowser(options.dangerouslyAllowBrowser);
  const { clientId, secret } = options;
  for (const [name, value] of Object.entries({ clientId, secret })) {
    if (typeof value !== "string" || value === "") throw new InvalidInputError(name, "must be non-empty text");
  }
  // The API's base URL ends in /identity; the token endpoint is its sibling on the same origin.
  const url = serverUrl(options).replace(/\/identity$/, "") + TOKEN_PATH;
  const sender = senderOf(options, undefined, secret);

  let current: IssuedToken | undefined;
  let inFlight: Promise<string> | undefined;
  let failure: { readonly error: unknown; readonly untilMs: number } | undefined;

  async function fetchToken(): Promise<string> {
    try {
      const request = {
        operation: "createEnvironmentToken",
        method: "POST",
        url,
        path: TOKEN_PATH,
        headers: { accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify({ clientId, secret }),
        // One caller's abort must not end what others wait for.
        signal: undefined,
        timeoutMs: undefined,
      } as const;
      current = issuedToken(await send(request, sender));
      return current.token;
    } catch (error) {
      failure = { error, untilMs: performance.now() + FAILURE_PAUSE_MS };
      throw error;
    } finally {
      inFlight = undefined;
    }
  }

  const provider = (context?: TokenContext): string | Promise<string> => {
    const nowMs = performance.now();
    const recent = failure && nowMs < failure.untilMs ? failure.error : undefined;
    if (current?.token === context?.rejectedToken) current = undefined;
    if (current && nowMs < current.expiresAtMs) {
      // The failure of an early refresh is nobody's: the token is still valid.
      if (nowMs >= current.refreshAtMs && !recent) (inFlight ??= fetchToken()).catch(() => {});
      return current.token;
    }
    // A refusal and a "try later" still hold; whatever else failed may work by now.
    const holds = AuthenticationError.isInstance(recent) || (ApiError.isInstance(recent) && recent.retryAfterMs);
    if (holds) return Promise.reject(recent);
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

function issuedToken(sent: Sent): IssuedToken {
  const { ok, status } = sent.response;
  if (!ok) {
    // A client error speaks of the credentials, except "try later".
    const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429;
    throw new (isRefusal ? AuthenticationError : ApiError)(sent.info, failedResponse(sent));
  }
  const { token, expiresIn } = ownProperties<{ token: unknown; expiresIn: unknown }>(parseJson(sent.body));
  if (!isBearerToken(token)) {
    // No excerpt: a token may stand in it under another name.
    throw new InvalidResponseError(sent.info, "has no token", { ...failedResponse(sent), bodyExcerpt: "" });
  }
  // A lifetime that is missing or makes no sense is unknown: the token is used until the API refuses it.
  const lifeMs = typeof expiresIn === "number" && expiresIn >= 1 ? expiresIn * 1_000 : Infinity;
  const nowMs = performance.now();
  return { token, refreshAtMs: nowMs + lifeMs * REFRESH_AT, expiresAtMs: nowMs + lifeMs };
}
