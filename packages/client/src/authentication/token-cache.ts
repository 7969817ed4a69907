import { ApiError } from "../errors/api-error.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { FronteggErrorBase } from "../errors/frontegg-error-base.ts";
import { settledWithin } from "../transport/abortable.ts";
import type { IssuedToken } from "./request-environment-token.ts";

/** Returns the held token, or the one that it fetches. */
export type TokenCache = (rejectedToken: string | undefined, requester: TokenRequester) => string | Promise<string>;

/** The client that asks for a token. */
export interface TokenRequester {
  /** Identifies the client: all exchanges of one client have the same limits. */
  readonly client: object;
  /** The client's limit for one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** How long all attempts of one exchange may take, in milliseconds. */
  readonly exchangeMs: number;
  /** Exchanges the credentials. With a `timeoutMs`, it makes a single attempt with that limit. */
  readonly exchange: (timeoutMs?: number) => Promise<IssuedToken>;
}

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

interface Exchange {
  readonly promise: Promise<string>;
  readonly startedAtMs: number;
  readonly client: object;
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

  async function exchange(requester: TokenRequester, timeoutMs?: number): Promise<string> {
    try {
      const { token, expiresIn } = await requester.exchange(timeoutMs);
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
      return token;
    } catch (error) {
      if (isShared(error)) failure = { error, untilMs: performance.now() + PAUSE_MS };
      throw error;
    }
  }

  function begin(requester: TokenRequester): Promise<string> {
    const promise = exchange(requester);
    const mine = { promise, startedAtMs: performance.now(), client: requester.client };
    current = mine;
    const end = (): void => {
      if (current === mine) current = undefined;
    };
    promise.then(end, end);
    return promise;
  }

  /** Waits for another caller's exchange. If that doesn't lead to a token, begins one under the limits of this caller. */
  async function joinOrBegin(requester: TokenRequester): Promise<string> {
    let joined: Exchange | undefined;
    // Of many callers that an exchange failed, the first begins the next one, and those of the same client join it.
    for (const isAgain of [false, true]) {
      const isOfClient = current?.client === requester.client;
      if (!current || current === joined || !canShareExchange() || (isAgain && !isOfClient)) break;
      joined = current;
      const limitMs = isOfClient ? requester.exchangeMs : requester.timeoutMs;
      const outcome = await settledWithin(joined.promise, joined.startedAtMs + limitMs - performance.now());
      if (outcome?.status === "fulfilled") return outcome.value;
      // The second one failed by itself, under this client's own limits: a third would only add load.
      const isFinal = isAgain && FronteggErrorBase.isInstance(outcome?.reason);
      if (isFinal || isShared(outcome?.reason)) throw outcome?.reason;
      if (held && performance.now() < held.expiresAtMs) return held.token;
    }
    return begin(requester);
  }

  /** Renews a token that is still valid, inside the call that found it old, so that nothing is left running after it. */
  async function renewEarly({ token, expiresAtMs }: HeldToken, requester: TokenRequester): Promise<string> {
    const lifeLeftMs = Math.ceil(expiresAtMs - performance.now());
    try {
      return await exchange(requester, Math.min(EARLY_RENEWAL_MS, requester.timeoutMs, lifeLeftMs));
    } catch (error) {
      // Any other error is a signal to this caller, and not a failure of the exchange.
      if (FronteggErrorBase.isInstance(error)) return token;
      throw error;
    }
  }

  return (rejectedToken, requester) => {
    const nowMs = performance.now();
    if (held && held.token === rejectedToken && nowMs >= held.keptUntilMs) {
      held = undefined;
      wasRefused = true;
    }
    if (held && nowMs < held.expiresAtMs) {
      if (nowMs < Math.max(held.refreshAtMs, nextRenewalMs)) return held.token;
      nextRenewalMs = nowMs + PAUSE_MS;
      return renewEarly(held, requester);
    }
    if (failure && nowMs < failure.untilMs) return Promise.reject(failure.error);
    return joinOrBegin(requester);
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
