import { describe, expect, test } from "vitest";
import { backoffMs, requestedWaitMs } from "../../src/retry-wait.ts";

const NOW = Date.parse("2026-03-01T12:00:00.000Z");
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Row {
  readonly form: string;
  readonly value: string;
  readonly waitMs: number | undefined;
}

const seconds: Row[] = [
  { form: "seconds", value: "30", waitMs: 30_000 },
  { form: "zero", value: "0", waitMs: 0 },
  { form: "leading zeros", value: "007", waitMs: 7_000 },
  { form: "white space around it", value: " 5 ", waitMs: 5_000 },
  { form: "a fraction, rounded up", value: "0.0001", waitMs: 1 },
  { form: "the longest a timer holds", value: "2147483", waitMs: 2_147_483_000 },
  { form: "longer than a timer holds", value: "2147484", waitMs: undefined },
  { form: "a Unix time in seconds", value: "1772366400", waitMs: undefined },
  { form: "overflow", value: "9".repeat(400), waitMs: undefined },
  { form: "negative", value: "-1", waitMs: undefined },
  { form: "a sign", value: "+1", waitMs: undefined },
  { form: "an exponent", value: "1e3", waitMs: undefined },
  { form: "hexadecimal", value: "0x10", waitMs: undefined },
  { form: "Infinity", value: "Infinity", waitMs: undefined },
  { form: "NaN", value: "NaN", waitMs: undefined },
  { form: "a unit", value: "5s", waitMs: undefined },
  { form: "two values", value: "5, 10", waitMs: undefined },
  { form: "a comma for a point", value: "1,5", waitMs: undefined },
  { form: "a point without digits", value: "1.", waitMs: undefined },
  { form: "other digits", value: "\u00b2", waitMs: undefined },
  { form: "nothing", value: "", waitMs: undefined },
  { form: "a word", value: "soon", waitMs: undefined },
  { form: "a year, which Date.parse takes", value: "2026-03", waitMs: undefined },
];

const httpDates: Row[] = [
  { form: "an HTTP-date", value: "Sun, 01 Mar 2026 12:00:30 GMT", waitMs: 30_000 },
  { form: "an HTTP-date now", value: "Sun, 01 Mar 2026 12:00:00 GMT", waitMs: 0 },
  { form: "an HTTP-date in the past", value: "Sun, 01 Mar 2026 11:59:59 GMT", waitMs: undefined },
  { form: "an HTTP-date beyond what a timer holds", value: "Sun, 01 Mar 2037 12:00:00 GMT", waitMs: undefined },
  { form: "an HTTP-date of no day", value: "Sun, 00 Mar 2026 12:00:30 GMT", waitMs: undefined },
  { form: "an HTTP-date in another zone", value: "Sun, 01 Mar 2026 12:00:30 EST", waitMs: undefined },
  { form: "an HTTP-date and more", value: "Sun, 01 Mar 2026 12:00:30 GMT, x", waitMs: undefined },
  { form: "an obsolete RFC 850 date", value: "Sunday, 01-Mar-26 12:00:30 GMT", waitMs: undefined },
];

const rfc3339Dates: Row[] = [
  { form: "an RFC 3339 date", value: "2026-03-01T12:00:30Z", waitMs: 30_000 },
  { form: "one with milliseconds", value: "2026-03-01T12:00:00.250Z", waitMs: 250 },
  { form: "one with an offset", value: "2026-03-01T14:00:30+02:00", waitMs: 30_000 },
  { form: "one with a negative offset", value: "2026-03-01T06:30:30-05:30", waitMs: 30_000 },
  { form: "one in small letters", value: "2026-03-01t12:00:30z", waitMs: 30_000 },
  { form: "one in the past", value: "2026-03-01T11:59:59Z", waitMs: undefined },
  { form: "one that an offset puts in the past", value: "2026-03-01T12:00:30+01:00", waitMs: undefined },
  { form: "one beyond what a timer holds", value: "9999-12-31T23:59:59Z", waitMs: undefined },
  { form: "one of no month", value: "2026-13-01T12:00:30Z", waitMs: undefined },
  { form: "one without a zone, which would be local time", value: "2026-03-01T12:00:30", waitMs: undefined },
  { form: "one without a time", value: "2026-03-02", waitMs: undefined },
];

describe.each(["retry-after", "x-rate-limit-reset"])("%s is seconds, an HTTP-date or an RFC 3339 date", (header) => {
  test.each([...seconds, ...httpDates, ...rfc3339Dates])("$form: $value → $waitMs", ({ value, waitMs }) => {
    expect(requestedWaitMs(new Headers({ [header]: value }), NOW)).toBe(waitMs);
  });
});

describe("of both headers", () => {
  test.each([
    { retryAfter: "7", reset: "2026-03-01T12:00:30Z", waitMs: 7_000 },
    { retryAfter: "0", reset: "30", waitMs: 0 },
    { retryAfter: "junk", reset: "2026-03-01T12:00:30Z", waitMs: 30_000 },
    { retryAfter: "-1", reset: "30", waitMs: 30_000 },
    { retryAfter: "Sun, 01 Mar 2020 12:00:00 GMT", reset: "30", waitMs: 30_000 },
    { retryAfter: "99999999999", reset: "30", waitMs: 30_000 },
    { retryAfter: "junk", reset: "junk", waitMs: undefined },
  ])("$retryAfter and $reset make $waitMs", ({ retryAfter, reset, waitMs }) => {
    expect(requestedWaitMs(new Headers({ "retry-after": retryAfter, "x-rate-limit-reset": reset }), NOW)).toBe(waitMs);
  });

  test("neither asks for nothing", () => {
    expect(requestedWaitMs(new Headers(), NOW)).toBeUndefined();
  });

  test("a wait is a whole number of milliseconds that a timer can hold, whatever the clock says", () => {
    for (const now of [NOW, 0, -1, NOW + 0.5, 8.64e15, Number.NaN]) {
      for (const { value } of [...seconds, ...httpDates, ...rfc3339Dates]) {
        const wait = requestedWaitMs(new Headers({ "retry-after": value, "x-rate-limit-reset": value }), now);
        if (wait === undefined) continue;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(LONGEST_TIMER_MS);
      }
    }
  });
});

describe("back-off is exponential with full jitter", () => {
  test.each([
    { retry: 0, most: 500 },
    { retry: 1, most: 1_000 },
    { retry: 2, most: 2_000 },
    { retry: 3, most: 4_000 },
    { retry: 4, most: 8_000 },
    { retry: 5, most: 8_000 },
    { retry: 99, most: 8_000 },
    { retry: 5_000, most: 8_000 },
  ])("retry $retry waits from 0 to $most ms, evenly", ({ retry, most }) => {
    expect(backoffMs(retry, 0)).toBe(0);
    expect(backoffMs(retry, 0.5)).toBe(most / 2);
    expect(backoffMs(retry, 1 - Number.EPSILON)).toBe(most);
  });
});
