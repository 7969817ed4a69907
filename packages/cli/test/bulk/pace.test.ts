import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE_MS, Pace, type Start } from "../../src/bulk/pace.ts";

/** Starts the next call as soon as it may, and returns when. */
function next(pace: Pace, nowMs: number): { readonly start: Start; readonly atMs: number } {
  const atMs = nowMs + pace.waitMs(nowMs);
  return { start: pace.start(atMs), atMs };
}

/** A pace that a first answer has opened, and when the next call may start. */
function open(perMinute: number): Pace {
  const pace = new Pace(perMinute, 0);
  pace.answered(pace.start(0));
  return pace;
}

test("spreads calls evenly and a little below the limit", () => {
  const pace = open(100);
  expect(next(pace, 0).atMs).toBeCloseTo(606.06, 2);
  expect(next(pace, 606.06).atMs).toBeCloseTo(1212.12, 2);
});

test("doesn't catch up after a delay", () => {
  const pace = open(100);
  next(pace, 10_000);
  expect(pace.waitMs(10_000)).toBeCloseTo(606.06, 2);
});

test("lets the first call go alone until it is answered", () => {
  const pace = new Pace(60_000, 0);
  const start = pace.start(0);
  expect(pace.waitMs(5_000)).toBe(Infinity);
  pace.answered(start);
  expect(pace.waitMs(5_000)).toBe(0);
});

test("spreads requests that were held up, and starts no call before they have left", () => {
  const pace = open(60_000);
  for (const ms of [10, 20, 30]) pace.start(ms);
  const waits = [1, 2, 3].map(() => pace.request(100));
  expect(waits.map((ms) => Math.round(ms))).toEqual([0, 1, 2]);
  expect(Math.round(pace.waitMs(100))).toBe(3);
});

test("lets the request of a call that has just started leave at once", () => {
  const pace = open(100);
  for (const nowMs of [1_000, 1_607, 2_300]) {
    expect(pace.waitMs(nowMs)).toBe(0);
    pace.start(nowMs);
    expect(pace.request(nowMs)).toBe(0);
  }
});

describe("a 429", () => {
  test.each([
    [3_600_000, 3_600_000],
    [0, 606],
    [undefined, 10_000],
  ])("that asks for %s ms pauses everything for %s ms", (retryAfterMs, pauseMs) => {
    const pace = open(100);
    const { start, atMs } = next(pace, 1_000);
    expect(Math.round(pace.limited(start, atMs, retryAfterMs))).toBe(pauseMs);
    expect(Math.round(pace.waitMs(atMs))).toBe(pauseMs);
  });

  test("without a time pauses longer each time, up to a minute", () => {
    const pace = open(1_000);
    let nowMs = 0;
    const pauses = Array.from({ length: 5 }, () => {
      const { start, atMs } = next(pace, nowMs);
      nowMs = atMs;
      return pace.limited(start, atMs, undefined);
    });
    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  test("of calls that were in flight together counts once", () => {
    const pace = open(60_000);
    const starts = [1, 2, 3].map((ms) => next(pace, ms).start);
    expect(starts.map((start) => pace.limited(start, 10, undefined))).toEqual([10_000, 0, 0]);
    expect(pace.pausesInARow).toBe(1);
  });

  test("of a call in flight can lengthen a pause", () => {
    const pace = open(60_000);
    const starts = [1, 2].map((ms) => next(pace, ms).start);
    pace.limited(starts[0] as Start, 10, 1_000);
    pace.limited(starts[1] as Start, 10, 7_000);
    expect(pace.waitMs(10)).toBe(7_000);
  });

  test("isn't over when an earlier call succeeds", () => {
    const pace = open(60_000);
    const [limited, slow] = [1, 2].map((ms) => next(pace, ms).start) as [Start, Start];
    pace.limited(limited, 10, 1_000);
    pace.answered(slow);
    expect(pace.waitMs(10)).toBe(1_000);
    next(pace, 2_000);
    expect(pace.waitMs(9_000)).toBe(Infinity);
  });
});

describe("a call without an answer", () => {
  test("pauses nothing until the third in a row", () => {
    const pace = open(60_000);
    const pauses = [1, 2, 3].map((ms) => pace.unanswered(next(pace, ms).start, ms));
    expect(pauses).toEqual([0, 0, 1_000]);
  });

  test("pauses everything while the API is probed, longer each time", () => {
    const pace = new Pace(60_000, 0);
    let nowMs = 0;
    const pauses = Array.from({ length: 8 }, () => {
      const { start, atMs } = next(pace, nowMs);
      nowMs = atMs;
      return pace.unanswered(start, atMs);
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    pace.answered(next(pace, nowMs).start);
    expect(pace.pausesInARow).toBe(0);
  });
});

const reports = ["answered", "limited", "asked", "unanswered"] as const;

test("no minute has more calls than the limit, wherever it begins and whatever the API answers", () => {
  const call = fc.record({
    report: fc.constantFrom(...reports),
    delayMs: fc.oneof(fc.constant(0), fc.nat(2_000)),
    waitMs: fc.nat(30_000),
  });
  const property = fc.property(fc.integer({ min: 1, max: 500 }), fc.array(call, { maxLength: 600 }), (limit, calls) => {
    const pace = new Pace(limit, 0);
    const times: number[] = [];
    let nowMs = 0;
    for (const { report, delayMs, waitMs } of calls) {
      const { start, atMs } = next(pace, nowMs);
      // Now and then a request is held up, and now and then one is repeated.
      for (let requests = delayMs % 3; requests >= 0; requests--) {
        const heldMs = atMs + (delayMs % 7) * 100;
        times.push(heldMs + pace.request(heldMs));
      }
      nowMs = atMs + delayMs;
      if (report === "answered") pace.answered(start);
      else if (report === "unanswered") pace.unanswered(start, nowMs);
      else pace.limited(start, nowMs, report === "asked" ? waitMs : undefined);
    }
    times.sort((one, other) => one - other);
    let first = 0;
    for (const [index, time] of times.entries()) {
      while (time - (times[first] as number) >= MINUTE_MS) first++;
      expect(index - first + 1).toBeLessThanOrEqual(limit);
    }
  });
  fc.assert(property, { numRuns: 200 });
});
