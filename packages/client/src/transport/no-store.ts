import type { FetchInit } from "./fetch-function.ts";

const NO_STORE = { cache: "no-store" } as const;
let isAccepted: boolean | undefined;

/**
 * Asks caches between the client and the API to keep nothing: Next.js would write tokens to the disk and show old users.
 * Empty if the call says itself how to cache, by the standard's `cache`, the `next` of Next.js or the `cf` of Workers
 * (which refuse to be combined with it), or if the runtime refuses it, as Workers with old compatibility dates do.
 */
export function noStore(init: object = {}): Pick<FetchInit, "cache"> {
  if ("cache" in init || "next" in init || "cf" in init) return {};
  isAccepted ??= acceptsNoStore();
  return isAccepted ? NO_STORE : {};
}

function acceptsNoStore(): boolean {
  try {
    return Boolean(new Request("https://api.frontegg.com", NO_STORE));
  } catch {
    return false;
  }
}
