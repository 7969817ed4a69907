import { expect, test } from "vitest";
import { fullestMinute } from "./fullest-minute.ts";

test("counts the calls of the fullest minute, wherever it begins", () => {
  expect(fullestMinute([])).toBe(0);
  expect(fullestMinute([0, 30_000, 59_999, 60_000])).toBe(3);
  expect(fullestMinute([0, 50_000, 70_000, 70_001, 109_999, 110_000])).toBe(4);
});
