import type { FetchInit } from "./fetch-function.ts";

const NO_STORE = { cache: "no-store" } as const;

/**
 * Asks caches between the client and the API to keep nothing: Next.js would write tokens to the disk and show old users.
 * Empty if the call says itself how to cache, by the standard's `cache`, the `next` of Next.js or the `cf` of Workers
 * (which refuse to be combined with it), or if the runtime knows no `cache`: Workers with old compatibility dates refuse
 * it (seen with workerd 2026-07-30), and polyfills of `fetch` add a query instead.
 */
export function noStore(init: object = {}): Pick<FetchInit, "cache"> {
  const isChosen = "cache" in init || "next" in init || "cf" in init;
  return !isChosen && "cache" in (globalThis.Request?.prototype ?? {}) ? NO_STORE : {};
}
