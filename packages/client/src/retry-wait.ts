/** The longest time that a timer can hold, in milliseconds: about 24.8 days. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;
/** Twice the average first back-off. */
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;

/**
 * Reads how long the server asks to wait, in milliseconds: `Retry-After`, else `X-Rate-Limit-Reset`.
 * Undefined where neither is a time from now on. Each may be seconds or a date: the former has an HTTP-date, the latter
 * was seen with an RFC 3339 date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function requestedWaitMs(headers: Headers, now: number): number | undefined {
  return waitMs(headers.get("retry-after"), now) ?? waitMs(headers.get("x-rate-limit-reset"), now);
}

/** Exponential back-off with full jitter: between 0 and 500 ms first, doubling, at most 8 s. `random` is in [0, 1). */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(FIRST_BACKOFF_MS * 2 ** retry, MAX_BACKOFF_MS));
}

function waitMs(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1_000) : dateMs(text) - now;
  return wait >= 0 && wait <= MAX_TIMER_MS ? wait : undefined;
}

/** Reads an HTTP-date in its one current form, or an RFC 3339 date. Date.parse alone accepts almost anything. */
function dateMs(text: string): number {
  const date = new Date(text);
  const known = date.toUTCString() === text || /^\d{4}(-\d\d){2}T[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text);
  return known ? date.getTime() : NaN;
}
