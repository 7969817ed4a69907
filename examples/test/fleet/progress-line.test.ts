import { expect, test } from "vitest";
import { progressBar, progressLine } from "../../fleet/progress-line.ts";

const first = { done: 0, already: 0, failed: 0, left: 1_000, isPaused: false };
const half = { done: 480, already: 15, failed: 5, left: 500, isPaused: false };

test("tells the counts, the pace and the time left", () => {
  expect(progressLine(half, first, 30_000)).toBe(
    "480 done, 15 already without MFA, 5 failed, 500 left; 1000 a minute, 1 min to go",
  );
  expect(progressLine({ ...half, left: 1_000_000 }, first, 30_000)).toContain("1000 a minute, 17 h to go");
});

test("tells no pace where there is none", () => {
  expect(progressLine(first, first, 1_000)).toBe("0 done, 0 already without MFA, 0 failed, 1000 left");
  expect(progressLine({ ...half, left: 0 }, first, 30_000)).toBe("480 done, 15 already without MFA, 5 failed, 0 left");
});

test("tells that all workers have stopped", () => {
  expect(progressLine({ ...half, isPaused: true }, first, 1_000)).toMatch(/500 left; stopped: start the workers again/);
});

test("draws what is over", () => {
  expect(progressBar(half)).toBe(`${"█".repeat(15)}${"░".repeat(15)} 50 %`);
  expect(progressBar({ ...half, left: 0 })).toBe(`${"█".repeat(30)} 100 %`);
  expect(progressBar({ ...first, left: 0 })).toBe(`${"░".repeat(30)} 0 %`);
});
