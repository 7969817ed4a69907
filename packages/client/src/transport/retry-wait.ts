/** Twice the average first back-off. */
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;
/** A number of seconds beyond this (the year 2001) is a point in time, not a wait. */
const FIRST_EPOCH_SECONDS = 1e9;
/** A point in time beyond this (the year 5138 in seconds, 1973 in milliseconds) is in milliseconds. */
const FIRST_EPOCH_MS = 1e11;

/**
 * Reads how long the server asks to wait, in milliseconds: `Retry-After` of a 429 or 503, else `X-Rate-Limit-Reset`
 * of a 429. Undefined if neither is a time from now on. Each may be seconds, seconds or milliseconds since 1970, or a
 * date: `Retry-After` has an HTTP-date, the other was seen with an RFC 3339 date.
 *
 * Points in time are compared with the `Date` of the response, so a wrong local clock changes nothing.
 *
 * @param localNow - The wall clock in milliseconds, for a response without `Date`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function requestedWaitMs({ status, headers }: Response, localNow: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const now = Date.parse(headers.get("date") ?? "") || localNow;
  const reset = status === 429 ? headers.get("x-rate-limit-reset") : null;
  return waitMs(headers.get("retry-after"), now) ?? waitMs(reset, now);
}

/** Exponential back-off with full jitter: between 0 and 500 ms first, doubling, at most 8 s. `random` is in [0, 1). */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(FIRST_BACKOFF_MS * 2 ** retry, MAX_BACKOFF_MS));
}

function waitMs(text: string | null, now: number): number | undefined {
  if (!text) return undefined;
  const number = Number(text);
  let wait = number * 1_000;
  if (number >= FIRST_EPOCH_MS) wait = number - now;
  else if (number >= FIRST_EPOCH_SECONDS) wait -= now;
  else if (Number.isNaN(number)) wait = Date.parse(text) - now;
  return wait >= 0 ? Math.ceil(wait) : undefined;
}
