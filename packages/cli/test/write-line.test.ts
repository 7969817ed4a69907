import { afterEach, expect, test, vi } from "vitest";
import { writeLine } from "../src/write-line.ts";

afterEach(() => void vi.restoreAllMocks());

test.each(["drain", "close"])("waits for a slow reader with one listener, until %s", async (event) => {
  vi.spyOn(process.stdout, "write").mockReturnValue(false);
  const before = process.stdout.listenerCount("drain");
  let written = 0;
  const writes = Array.from({ length: 50 }, () => writeLine("x").then(() => written++));
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect(written).toBe(0);
  expect(process.stdout.listenerCount("drain")).toBe(before + 1);
  process.stdout.emit(event);
  await Promise.all(writes);
  expect(process.stdout.listenerCount("drain")).toBe(before);
});
