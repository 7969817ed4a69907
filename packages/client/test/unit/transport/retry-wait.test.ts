import { describe, expect, test } from "vitest";
import { backoffMs, requestedWaitMs } from "../../../src/transport/retry-wait.ts";

const NOW = Date.parse("2026-03-01T12:00:00.000Z");

function waitOf(status: number, headers: Record<string, string>): number | undefined {
  return requestedWaitMs(new Response(null, { status, headers }), NOW);
}

describe.each(["retry-after", "x-rate-limit-reset"])(
  "%s is seconds, epoch seconds, epoch milliseconds or a date",
  (header) => {
    test.each([
      { form: "seconds", value: "30", waitMs: 30_000 },
      { form: "zero", value: "0", waitMs: 0 },
      { form: "white space around it", value: " 5 ", waitMs: 5_000 },
      { form: "a fraction, rounded up", value: "0.0001", waitMs: 1 },
      { form: "longer than a timer holds", value: "2147484", waitMs: 2_147_484_000 },
      { form: "forty nines", value: "9".repeat(40), waitMs: 1e40 },
      { form: "more digits than a number holds", value: "9".repeat(400), waitMs: Infinity },
      { form: "the first point in time, long past", value: "1000000000", waitMs: undefined },
      { form: "epoch seconds", value: "1772366520", waitMs: 120_000 },
      { form: "epoch seconds now", value: "1772366400", waitMs: 0 },
      { form: "epoch seconds in the past", value: "1772366399", waitMs: undefined },
      { form: "epoch milliseconds", value: "1772366520250", waitMs: 120_250 },
      { form: "epoch milliseconds in the past", value: "1772366399999", waitMs: undefined },
      { form: "negative", value: "-1", waitMs: undefined },
      { form: "NaN", value: "NaN", waitMs: undefined },
      { form: "two numbers", value: "5s", waitMs: undefined },
      { form: "nothing", value: "", waitMs: undefined },
      { form: "a word", value: "soon", waitMs: undefined },
      { form: "an HTTP-date", value: "Sun, 01 Mar 2026 12:00:30 GMT", waitMs: 30_000 },
      { form: "an HTTP-date now", value: "Sun, 01 Mar 2026 12:00:00 GMT", waitMs: 0 },
      { form: "an HTTP-date in the past", value: "Sun, 01 Mar 2026 11:59:59 GMT", waitMs: undefined },
      { form: "an RFC 3339 date", value: "2026-03-01T12:00:30Z", waitMs: 30_000 },
      { form: "one with milliseconds", value: "2026-03-01T12:00:00.250Z", waitMs: 250 },
      { form: "one with an offset", value: "2026-03-01T14:00:30+02:00", waitMs: 30_000 },
      { form: "one in the past", value: "2026-03-01T11:59:59Z", waitMs: undefined },
      { form: "one beyond what a timer holds", value: "2026-04-01T12:00:00Z", waitMs: 31 * 86_400_000 },
    ])("$form: $value → $waitMs", ({ value, waitMs }) => {
      expect(waitOf(429, { [header]: value })).toBe(waitMs);
    });
  },
);

describe("a point in time is compared with the Date of the response", () => {
  const date = "Sun, 01 Mar 2026 11:00:00 GMT";

  test.each([
    ["an HTTP-date", { "retry-after": "Sun, 01 Mar 2026 11:00:30 GMT" }],
    ["an RFC 3339 date", { "x-rate-limit-reset": "2026-03-01T11:00:30Z" }],
    ["epoch seconds", { "x-rate-limit-reset": "1772362830" }],
    ["epoch milliseconds", { "x-rate-limit-reset": "1772362830000" }],
    ["seconds, which need no clock", { "retry-after": "30" }],
  ])("%s", (_, headers) => {
    expect(waitOf(429, { date, ...headers })).toBe(30_000);
  });

  test("unless that is no date", () => {
    expect(waitOf(429, { date: "junk", "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" })).toBe(30_000);
  });
});

describe("which header counts", () => {
  test.each([
    { retryAfter: "7", reset: "2026-03-01T12:00:30Z", waitMs: 7_000 },
    { retryAfter: "0", reset: "30", waitMs: 0 },
    { retryAfter: "junk", reset: "2026-03-01T12:00:30Z", waitMs: 30_000 },
    { retryAfter: "-1", reset: "30", waitMs: 30_000 },
    { retryAfter: "Sun, 01 Mar 2020 12:00:00 GMT", reset: "30", waitMs: 30_000 },
    { retryAfter: "junk", reset: "junk", waitMs: undefined },
  ])("of a 429 with $retryAfter and $reset: $waitMs", ({ retryAfter, reset, waitMs }) => {
    expect(waitOf(429, { "retry-after": retryAfter, "x-rate-limit-reset": reset })).toBe(waitMs);
  });

  test.each([200, 302, 404, 408, 500, 502, 503, 504])("X-Rate-Limit-Reset of a %i says nothing", (status) => {
    expect(waitOf(status, { "x-rate-limit-reset": "120" })).toBeUndefined();
  });

  test.each([200, 302, 404, 408, 500, 502, 504])("Retry-After of a %i says nothing", (status) => {
    expect(waitOf(status, { "retry-after": "120" })).toBeUndefined();
  });

  test("Retry-After of a 503 counts", () => {
    expect(waitOf(503, { "retry-after": "120", "x-rate-limit-reset": "1" })).toBe(120_000);
    expect(waitOf(503, { "retry-after": "junk", "x-rate-limit-reset": "1" })).toBeUndefined();
  });

  test("a 429 with neither asks for nothing", () => {
    expect(waitOf(429, {})).toBeUndefined();
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
