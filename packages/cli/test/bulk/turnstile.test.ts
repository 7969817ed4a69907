import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "../../src/bulk/pace.ts";
import { Turnstile } from "../../src/bulk/turnstile.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("lets calls start in the order in which they ask, at the times of the pace", async () => {
  const pace = new Pace(100, performance.now());
  const turnstile = new Turnstile(pace, new AbortController().signal);
  const startMs = performance.now();
  const starts: string[] = [];
  const take = async (name: string): Promise<void> => {
    const start = await turnstile.take();
    starts.push(`${name} ${Math.floor((performance.now() - startMs) / 100) * 100}`);
    pace.answered(start);
    turnstile.changed();
  };
  void take("a");
  void take("b");
  void take("c");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(starts).toEqual(["a 0", "b 600", "c 1200"]);
});

test("an abort ends the wait of everyone at once", async () => {
  const controller = new AbortController();
  const pace = new Pace(1, performance.now());
  const turnstile = new Turnstile(pace, controller.signal);
  pace.answered(await turnstile.take());
  const waits = Promise.allSettled([turnstile.take(), turnstile.take()]);
  await vi.advanceTimersByTimeAsync(1_000);
  controller.abort(new Error("stop"));
  expect((await waits).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(vi.getTimerCount()).toBe(0);
});
