import { ApiError } from "../errors/api-error.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import type { IssuedToken } from "./request-environment-token.ts";

/** Gives the token that is held, or one that it fetches. */
export type TokenCache = (
  rejectedToken: string | undefined,
  fetchToken: () => Promise<IssuedToken>,
) => string | Promise<string>;

/** The part of a token's life after which another one is fetched while this one is still used. */
const REFRESH_AT = 0.8;
/**
 * How long a refusal, or a "try later", is shared by the calls that follow, no early refresh is tried again, and a token
 * that replaced a refused one is not replaced in its turn.
 */
const PAUSE_MS = 5_000;

interface HeldToken {
  readonly token: string;
  readonly refreshAtMs: number;
  readonly expiresAtMs: number;
  /** Until then it is not replaced, even if it is refused. */
  readonly keptUntilMs: number;
}

/** Makes a cache of one token, with one request for it at a time. */
export function tokenCache(): TokenCache {
  let held: HeldToken | undefined;
  let inFlight: Promise<string> | undefined;
  let failure: { readonly error: unknown; readonly untilMs: number } | undefined;
  let wasRefused = false;

  async function renew(fetchToken: () => Promise<IssuedToken>): Promise<string> {
    try {
      const { token, expiresIn } = await fetchToken();
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
      failure = { error, untilMs: performance.now() + PAUSE_MS };
      throw error;
    } finally {
      inFlight = undefined;
    }
  }

  return (rejectedToken, fetchToken) => {
    const nowMs = performance.now();
    const recent = failure && nowMs < failure.untilMs ? failure.error : undefined;
    if (held && held.token === rejectedToken && nowMs >= held.keptUntilMs) {
      held = undefined;
      wasRefused = true;
    }
    if (held && nowMs < held.expiresAtMs) {
      // The failure of an early refresh is nobody's: the token is still valid.
      if (nowMs >= held.refreshAtMs && !recent) (inFlight ??= renew(fetchToken)).catch(() => {});
      return held.token;
    }
    // A refusal and a "try later" still hold; whatever else failed may work by now.
    const holds = AuthenticationError.isInstance(recent) || (ApiError.isInstance(recent) && recent.retryAfterMs);
    if (holds) return Promise.reject(recent);
    return (inFlight ??= renew(fetchToken));
  };
}
