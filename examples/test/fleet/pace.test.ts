import fc from "fast-check";
import { expect, test } from "vitest";
import { paceOf } from "../../fleet/pace.ts";

test.each([
  [100, { max: 1, duration: 607 }],
  [1_000, { max: 10, duration: 607 }],
  [60_000, { max: 600, duration: 607 }],
])("%i a minute", (perMinute, pace) => {
  expect(paceOf(perMinute)).toEqual(pace);
});

test("no minute, wherever it begins, has more calls than the limit, whenever in their windows they begin", () => {
  // A window begins with its first call; the next one begins when it is over, or later.
  const lateness = fc.array(
    fc.record({ idle: fc.integer({ min: 0, max: 50 }), last: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
    {
      minLength: 210,
      maxLength: 210,
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), lateness, (perMinute, windows) => {
      const { max, duration } = paceOf(perMinute);
      let beginMs = 0;
      const calls: { atMs: number; count: number }[] = [];
      for (const { idle, last } of windows) {
        beginMs += duration + idle;
        calls.push({ atMs: beginMs, count: 1 }, { atMs: beginMs + last * duration, count: max - 1 });
      }
      for (const { atMs } of calls) {
        const within = calls.filter((call) => call.atMs >= atMs && call.atMs < atMs + 60_000);
        expect(within.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(perMinute);
      }
    }),
    { numRuns: 50 },
  );
});

test("it is at most 2 % below the limit, for the limits that the API has", () => {
  for (const perMinute of [100, 1_000]) {
    const { max, duration } = paceOf(perMinute);
    expect((max * 60_000) / duration / perMinute).toBeGreaterThan(0.98);
  }
});
