/** The longest wait that a timer can hold, in milliseconds: about 24.8 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Twice the average first back-off. */
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;

/**
 * Reads how long the server asks to wait, in milliseconds: `Retry-After`, else `X-Rate-Limit-Reset`.
 * Undefined where neither is a time in the future; both forms of each are accepted.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function requestedWaitMs(headers: Headers, now: number): number | undefined {
  return (
    waitMs(headers.get("retry-after"), now, httpDate) ?? waitMs(headers.get("x-rate-limit-reset"), now, rfc3339Date)
  );
}

/** Exponential back-off with full jitter: between 0 and 500 ms first, doubling, at most 8 s. `random` is in [0, 1). */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(FIRST_BACKOFF_MS * 2 ** retry, MAX_BACKOFF_MS));
}

function waitMs(text: string | null, now: number, parseDate: (text: string) => number): number | undefined {
  if (text === null) return undefined;
  const wait = /^\d{1,10}(?:\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1_000) : parseDate(text) - now;
  return wait >= 0 && wait <= MAX_TIMER_MS ? wait : undefined;
}

const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_3339_DATE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

function httpDate(text: string): number {
  return HTTP_DATE.test(text) ? Date.parse(text) : NaN;
}

function rfc3339Date(text: string): number {
  return RFC_3339_DATE.test(text) ? Date.parse(text) : NaN;
}
