import { afterEach, expect, test, vi } from "vitest";
import { OutputError, writeLine } from "../src/write-line.ts";

afterEach(() => void vi.restoreAllMocks());

type Callback = (error?: Error) => void;

/** Replaces standard output by a slow reader, and returns what ends the write of each line. */
function slowReader(): Callback[] {
  const callbacks: Callback[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((...args: unknown[]) => {
    callbacks.push(args.at(-1) as Callback); // `writeLine` passes one
    return false;
  });
  return callbacks;
}

test("waits until a line is written, without listeners that pile up", async () => {
  const callbacks = slowReader();
  const before = process.stdout.listenerCount("drain");
  let written = 0;
  const writes = Array.from({ length: 50 }, () => writeLine("x").then(() => written++));
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect(written).toBe(0);
  expect(process.stdout.listenerCount("drain")).toBe(before);
  for (const callback of callbacks) callback();
  await Promise.all(writes);
  expect(written).toBe(50);
});

test.each([
  ["EPIPE", true],
  ["ERR_STREAM_DESTROYED", true],
  ["ENOSPC", false],
])("rejects for %s", async (code, isReaderGone) => {
  const callbacks = slowReader();
  const write = writeLine("x");
  callbacks[0]?.(Object.assign(new Error(`${code}: why`), { code }));
  await expect(write).rejects.toThrow(OutputError);
  await expect(write).rejects.toMatchObject({
    isReaderGone,
    message: `Standard output can't be written: ${code}: why`,
  });
});
