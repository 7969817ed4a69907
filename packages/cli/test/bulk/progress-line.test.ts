import { expect, test } from "vitest";
import { duration, progressLine } from "../../src/bulk/progress-line.ts";

const MINUTE_MS = 60_000;

test("prints the progress of a run, and how long the rest takes", () => {
  const counts = { done: 2_890, already: 100, failed: 10 };
  expect(progressLine(counts, 97_000, 3 * MINUTE_MS, 0)).toBe(
    "3,000 of 100,000, 2,890 done, 100 with nothing to do, 10 failed, 1,000 a minute, 1 h 37 min left",
  );
});

test("doesn't guess before the first answer, or before the list is read", () => {
  expect(progressLine({ done: 0, already: 0, failed: 0 }, 5, 1_000, 0)).toBe("0 of 5, 0 done");
  expect(progressLine({ done: 50, already: 0, failed: 0 }, undefined, MINUTE_MS, 0)).toBe("50, 50 done, 50 a minute");
});

test("tells of a pause", () => {
  expect(progressLine({ done: 0, already: 0, failed: 0 }, 5, 1_000, 9_500)).toBe("0 of 5, 0 done, paused for 10 s");
});

test.each([
  [1, "1 s"],
  [59_500, "1 min"],
  [90_000, "2 min"],
  [3_600_000, "1 h"],
  [6_060_000, "1 h 41 min"],
  [60_600_000, "16 h 50 min"],
  [172_800_000, "2 days"],
])("writes %s ms as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
