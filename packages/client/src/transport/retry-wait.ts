/** Twice the average first back-off. */
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;
/** A number of seconds beyond this (the year 2001) is a point in time, not a wait. */
const FIRST_EPOCH_SECONDS = 1e9;

/**
 * Reads how long the server asks to wait, in milliseconds: `Retry-After` of a 429 or 503, else `X-Rate-Limit-Reset` of a
 * 429. Undefined where neither is a time from now on. Each may be seconds, seconds since 1970 or a date: `Retry-After`
 * has an HTTP-date, the other was seen with an RFC 3339 date.
 *
 * @param now - The wall clock in milliseconds, against which dates are read.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function requestedWaitMs({ status, headers }: Response, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const reset = status === 429 ? headers.get("x-rate-limit-reset") : null;
  return waitMs(headers.get("retry-after"), now) ?? waitMs(reset, now);
}

/** Exponential back-off with full jitter: between 0 and 500 ms first, doubling, at most 8 s. `random` is in [0, 1). */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(FIRST_BACKOFF_MS * 2 ** retry, MAX_BACKOFF_MS));
}

function waitMs(text: string | null, now: number): number | undefined {
  if (!text) return undefined;
  const seconds = Number(text);
  const isWait = seconds < FIRST_EPOCH_SECONDS;
  const wait = isWait ? seconds * 1_000 : (Number.isNaN(seconds) ? Date.parse(text) : seconds * 1_000) - now;
  return wait >= 0 ? Math.ceil(wait) : undefined;
}
