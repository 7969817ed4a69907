import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { abortable, sleep } from "../../src/abortable.ts";

const reason = new Error("the caller's reason");

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}

describe("a wait", () => {
  test("needs no signal, whatever says that there is none", async () => {
    for (const none of [undefined, null]) {
      // Callers without types give null.
      await expect(abortable(Promise.resolve(1), none as undefined)).resolves.toBe(1);
    }
  });

  test("takes the time that was asked for, and leaves no listener", async () => {
    const { signal } = new AbortController();
    const done = vi.fn();
    const slept = sleep(1_000, signal).finally(done);
    expect(listeners(signal)).toBe(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await slept;
    expect(listeners(signal)).toBe(0);
  });

  test("ends with the caller's abort, and leaves no timer and no listener", async () => {
    const controller = new AbortController();
    const slept = sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(slept).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    expect(listeners(controller.signal)).toBe(0);
  });

  test("does not begin after an abort", async () => {
    await expect(sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("needs no signal", async () => {
    const slept = sleep(5, undefined);
    await vi.advanceTimersByTimeAsync(5);
    await expect(slept).resolves.toBeUndefined();
  });
});

describe("a promise that can be given up", () => {
  test.each(["resolves", "rejects"])("%s as it does by itself, and leaves no listener", async (ending) => {
    const { signal } = new AbortController();
    const promise = ending === "resolves" ? Promise.resolve("value") : Promise.reject(reason);
    const [result] = await Promise.allSettled([abortable(promise, signal)]);
    expect(result).toMatchObject(
      ending === "resolves" ? { status: "fulfilled", value: "value" } : { status: "rejected", reason },
    );
    expect(listeners(signal)).toBe(0);
  });

  test.each([
    ["an error", reason],
    ["a string", "reason"],
    ["null", null],
  ])("rejects with the signal's reason as it is: %s", async (_, thrown) => {
    const controller = new AbortController();
    const waiting = abortable(new Promise(() => {}), controller.signal);
    controller.abort(thrown);
    await expect(waiting).rejects.toBe(thrown);
    expect(listeners(controller.signal)).toBe(0);
  });

  test("rejects at once for a signal that is already aborted", async () => {
    await expect(abortable(new Promise(() => {}), AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test("leaves no unhandled rejection when it fails after it was given up", async () => {
    const controller = new AbortController();
    let fail!: (error: Error) => void;
    const waiting = abortable(
      new Promise((_, reject) => {
        fail = reject;
      }),
      controller.signal,
    );
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    // Vitest fails the run for a rejection that nobody handles.
    fail(new Error("too late"));
  });

  test("passes a plain value on", async () => {
    await expect(abortable("value", new AbortController().signal)).resolves.toBe("value");
    await expect(abortable("value", undefined)).resolves.toBe("value");
  });
});
