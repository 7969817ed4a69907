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
  // A window begins with its first call. The next one begins when it is over: later ones would only be fewer.
  const shareOfWindow = fc.double({ min: 0, max: 0.999, noNaN: true });
  const perMinutes = fc.oneof(fc.constantFrom(100, 1_000), fc.integer({ min: 1, max: 60_000 }));
  fc.assert(
    fc.property(perMinutes, fc.array(shareOfWindow, { minLength: 210, maxLength: 210 }), (perMinute, others) => {
      const { max, duration } = paceOf(perMinute);
      const calls = others.flatMap((share, window) => [
        { atMs: window * duration, count: 1 },
        { atMs: (window + share) * duration, count: max - 1 },
      ]);
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
