import { expect, test } from "vitest";
import { progressBar, progressLine } from "../../fleet/progress-line.ts";

const first = { done: 0, already: 0, failed: 0, left: 1_000, isPaused: false };
const half = { done: 480, already: 15, failed: 5, left: 500, isPaused: false };

test("tells the counts, the pace and the time left", () => {
  expect(progressLine(half, first, 30_000)).toBe(
    "500 left, 1 min to go, 480 done, 5 failed, 15 already without MFA, 1000 a minute",
  );
  expect(progressLine({ ...half, left: 1_000_000 }, first, 30_000)).toContain("17 h to go");
});

test("tells no pace where there is none", () => {
  expect(progressLine(first, first, 1_000)).toBe("1000 left, 0 done, 0 failed, 0 already without MFA");
  expect(progressLine({ ...half, left: 0 }, first, 30_000)).toBe("480 done, 5 failed, 15 already without MFA, 0 left");
});

test("tells that all workers have stopped", () => {
  expect(progressLine({ ...half, isPaused: true }, first, 1_000)).toMatch(
    /^stopped, 500 left, start the workers again/,
  );
});

test.each([
  [200, "█████░░░░░ 50 %  500 left, 1 min to go, 480 done, 5 failed, 15 already without MFA, 1000 a minute"],
  [80, "█████░░░░░ 50 %  500 left, 1 min to go, 480 done, 5 failed"],
  [40, "█████░░░░░ 50 %  500 left, 1 min to go"],
  [39, "█████░░░░░ 50 %  500 left, 1 min to go"],
  [38, "█████░░░░░ 50 %  500 left"],
  [20, "█████░░░░░ 50 %  "],
])("draws in %i columns what is over, and as much of the line as fits", (columns, drawn) => {
  expect(progressBar(half, progressLine(half, first, 30_000), columns)).toBe(drawn);
});

test("draws a run without users, and one that is over", () => {
  expect(progressBar({ ...first, left: 0 }, "", 80)).toBe("░░░░░░░░░░ 0 %  ");
  expect(progressBar({ ...half, left: 0 }, "", 80)).toBe("██████████ 100 %  ");
});
