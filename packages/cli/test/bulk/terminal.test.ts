import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTerminal } from "../../src/bulk/terminal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream that remembers what was written, as standard error is in a terminal or in a log. */
function stream(isTTY: boolean): { readonly written: () => string; readonly stderr: NodeJS.WriteStream } {
  const through = Object.assign(new PassThrough(), { isTTY, columns: 12 });
  let written = "";
  through.setEncoding("utf8").on("data", (text: string) => (written += text));
  return { written: () => written, stderr: through as unknown as NodeJS.WriteStream }; // it reads these members only
}

test("a terminal shows the progress all the time, on one line that lines of text push down", async () => {
  const { written, stderr } = stream(true);
  const terminal = openTerminal(stderr);
  terminal.show(() => "5 of 100, 5 done");
  await vi.advanceTimersByTimeAsync(500);
  terminal.tell("failed  u-1");
  terminal.close();
  await vi.advanceTimersByTimeAsync(500);
  const erase = "\r\u001B[K";
  expect(written()).toBe(`${erase}5 of 100, 5${erase}5 of 100, 5${erase}failed  u-1\n${erase}`);
});

test("a log gets a line each minute", async () => {
  const { written, stderr } = stream(false);
  const terminal = openTerminal(stderr);
  let done = 0;
  terminal.show(() => `${(done += 1_000)} done`);
  await vi.advanceTimersByTimeAsync(130_000);
  terminal.close();
  await vi.advanceTimersByTimeAsync(130_000);
  expect(written()).toBe("1000 done\n2000 done\n");
});
