import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { requestEnvironmentToken, type TokenContext, type TokenSource } from "@frontegg-identity/client";
import type { Redis } from "ioredis";

/** The part of a token's life for which it is shared: so none expires on its way to the API. */
const SHARED_UNTIL = 0.9;
/** How long a token whose answer did not tell its life is shared: the API refuses it when it is over, if before. */
const UNKNOWN_LIFE_S = 3_600;
/** Whoever dies in a fetch holds the others up for so long; one that takes longer is joined by a second, harmlessly. */
const LOCK_MS = 30_000;
const POLL_MS = 50;

/** Deletes a key if it still holds what the caller saw there. */
const DELETE_IF = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end";

/**
 * Makes a token source that shares its token with every process that has the same Redis and the same credentials: one of
 * them fetches it, the others wait for it. A token that the API refused is dropped by whoever sees it first.
 *
 * Redis holds the token as it is, and never the secret: who reads that Redis can use the token for as long as it lives.
 *
 * Calls reject with the errors of {@link requestEnvironmentToken}, and with Redis' own.
 */
export function sharedToken(redis: Redis, credentials: { clientId: string; secret: string }): TokenSource {
  const fetches = new Map<string, Promise<string>>();

  return async (context) => {
    const { baseUrl, rejectedToken } = context;
    // The secret is in it, so that a new one is not answered with the token of the old.
    const id = createHash("sha256")
      .update(JSON.stringify([baseUrl, credentials]))
      .digest("base64url");
    const key = `frontegg-token:${id}`;
    if (rejectedToken !== undefined) await redis.eval(DELETE_IF, 1, key, rejectedToken);
    const known = await redis.get(key);
    if (known !== null) return known;
    // The calls of this process share a fetch, and its failure too.
    let fetching = fetches.get(key);
    if (!fetching) {
      fetching = fetchOnce(key, context).finally(() => fetches.delete(key));
      fetches.set(key, fetching);
    }
    return fetching;
  };

  async function fetchOnce(key: string, context: TokenContext): Promise<string> {
    const lock = `${key}:lock`;
    const holder = randomUUID();
    while ((await redis.set(lock, holder, "PX", LOCK_MS, "NX")) === null) {
      await sleep(POLL_MS);
      const token = await redis.get(key);
      if (token !== null) return token;
    }
    try {
      // Another process may have fetched it between the last look and the lock.
      const known = await redis.get(key);
      if (known !== null) return known;
      const { token, expiresIn = UNKNOWN_LIFE_S } = await requestEnvironmentToken(context, credentials);
      await redis.set(key, token, "PX", Math.max(1, Math.floor(expiresIn * 1_000 * SHARED_UNTIL)));
      return token;
    } finally {
      await redis.eval(DELETE_IF, 1, lock, holder);
    }
  }
}
