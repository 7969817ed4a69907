import { ApiError } from "../errors/api-error.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { FronteggErrorBase } from "../errors/frontegg-error-base.ts";
import { within } from "../transport/abortable.ts";
import type { SendLimits, TokenTransport } from "../transport/token-source.ts";
import type { IssuedToken } from "./request-environment-token.ts";

/**
 * Returns the held token, or the one that it fetches.
 *
 * @param client - The client that asks. All exchanges of one client have the same limits.
 * @param request - Exchanges the credentials, within the limits if given, and else within the client's.
 */
export type TokenCache = (
  rejectedToken: string | undefined,
  client: TokenClient,
  request: TokenRequest,
) => string | Promise<string>;

/** As much of a client's transport as the cache reads. */
export type TokenClient = Pick<TokenTransport, "timeoutMs" | "maxRetries">;

/** Exchanges the credentials for a token. */
export type TokenRequest = (limits?: SendLimits) => Promise<IssuedToken>;

/** The part of a token's life after which a call renews it early. */
const REFRESH_AT = 0.8;
/** An early renewal delays the call that makes it at most as long as this. The token endpoint answers in a tenth of it. */
const EARLY_RENEWAL_MS = 2_000;
/**
 * How long calls share a refusal or a "try later", how long no other early renewal begins, and how long a token that
 * replaced a refused one stays.
 */
const PAUSE_MS = 5_000;

interface HeldToken {
  readonly token: string;
  readonly refreshAtMs: number;
  readonly expiresAtMs: number;
  /** Until then it stays, even if the API refuses it. */
  readonly keptUntilMs: number;
}

/** The end of an exchange. */
interface Outcome {
  readonly token?: string;
  readonly error?: unknown;
}

interface Exchange {
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
  readonly startedAtMs: number;
  readonly client: TokenClient;
}

/**
 * Makes a cache of one token. Callers share tokens and the token endpoint's answers. They never depend on a promise
 * that its owner may abandon: an exchange belongs to the call that began it, which may end before the exchange does.
 */
export function tokenCache(): TokenCache {
  let held: HeldToken | undefined;
  let current: Exchange | undefined;
  let failure: { readonly error: unknown; readonly untilMs: number } | undefined;
  let nextRenewalMs = 0;
  let wasRefused = false;

  async function exchange(request: TokenRequest, limits?: SendLimits): Promise<Outcome> {
    try {
      const { token, expiresIn } = await request(limits);
      const nowMs = performance.now();
      // A lifetime that is missing or makes no sense is unknown: the token is used until the API refuses it.
      const lifeMs = expiresIn !== undefined && expiresIn >= 1 ? expiresIn * 1_000 : Infinity;
      held = {
        token,
        refreshAtMs: nowMs + lifeMs * REFRESH_AT,
        expiresAtMs: nowMs + lifeMs,
        keptUntilMs: wasRefused ? nowMs + PAUSE_MS : nowMs,
      };
      wasRefused = false;
      return { token };
    } catch (error) {
      if (isShared(error)) failure = { error, untilMs: performance.now() + PAUSE_MS };
      return { error };
    }
  }

  /** Waits for another caller's exchange. If that doesn't lead to a token, begins one under the limits of this caller. */
  async function joinOrBegin(client: TokenClient, request: TokenRequest): Promise<string> {
    let joined: Exchange | undefined;
    // If an exchange fails for many callers, the first begins the next one, and those of the same client join it.
    for (const isAgain of [false, true]) {
      const isOfClient = current?.client === client;
      if (!current || current === joined || !canShareExchange() || (isAgain && !isOfClient)) break;
      joined = current;
      // Its own client's exchange may take as long as all attempts may, and another client's as long as one.
      const limitMs = client.timeoutMs * (isOfClient ? client.maxRetries + 1 : 1);
      const outcome = await within(joined.startedAtMs + limitMs - performance.now(), undefined, joined.outcome);
      if (outcome) {
        const { token, error } = outcome;
        if (token !== undefined) return token;
        // The second one failed by itself, under this client's own limits: a third would only add load.
        if (isShared(error) || (isAgain && FronteggErrorBase.isInstance(error))) throw error;
      }
      if (held && performance.now() < held.expiresAtMs) return held.token;
    }
    const mine: Exchange = { outcome: exchange(request), startedAtMs: performance.now(), client };
    current = mine;
    const { token, error } = await mine.outcome;
    if (current === mine) current = undefined;
    if (token === undefined) throw error;
    return token;
  }

  /** Renews a token that is still valid, inside the call that found it old, so that nothing is left running after it. */
  async function renewEarly(
    { token, expiresAtMs }: HeldToken,
    { timeoutMs }: TokenClient,
    request: TokenRequest,
  ): Promise<string> {
    const lifeLeftMs = Math.ceil(expiresAtMs - performance.now());
    const limits = { timeoutMs: Math.min(EARLY_RENEWAL_MS, timeoutMs, lifeLeftMs), maxRetries: 0 };
    const { token: fresh, error } = await exchange(request, limits);
    // Any other error is a signal to this caller, and not a failure of the exchange.
    if (fresh === undefined && !FronteggErrorBase.isInstance(error)) throw error;
    return fresh ?? token;
  }

  return (rejectedToken, client, request) => {
    const nowMs = performance.now();
    if (held && held.token === rejectedToken && nowMs >= held.keptUntilMs) {
      held = undefined;
      wasRefused = true;
    }
    if (held && nowMs < held.expiresAtMs) {
      if (nowMs < Math.max(held.refreshAtMs, nextRenewalMs)) return held.token;
      nextRenewalMs = nowMs + PAUSE_MS;
      return renewEarly(held, client, request);
    }
    if (failure && nowMs < failure.untilMs) return Promise.reject(failure.error);
    return joinOrBegin(client, request);
  };
}

/** Tells whether an error is an answer that still holds for the next callers: a refusal or a "try later". */
function isShared(error: unknown): boolean {
  return AuthenticationError.isInstance(error) || (ApiError.isInstance(error) && !!error.retryAfterMs);
}

/**
 * Tells whether a caller can wait for another caller's exchange. On Cloudflare Workers it can't: I/O belongs to the
 * request that began it, so a promise of another request may never settle.
 *
 * @see https://developers.cloudflare.com/workers/observability/errors/#cannot-perform-io-on-behalf-of-a-different-request
 */
function canShareExchange(): boolean {
  return !("WebSocketPair" in globalThis); // a global of Workers alone, with every compatibility date
}
