import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { abortable, throwIfAborted, within } from "../../../src/transport/abortable.ts";

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
  test("takes the time that was asked for, with a signal or without, and leaves no listener", async () => {
    const { signal } = new AbortController();
    for (const given of [signal, undefined]) {
      const done = vi.fn();
      const slept = within(1_000, given).finally(done);
      await vi.advanceTimersByTimeAsync(999);
      expect(done).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await slept;
      expect(listeners(signal)).toBe(0);
    }
  });

  test("ends with the caller's abort, and leaves no timer and no listener", async () => {
    const controller = new AbortController();
    const slept = within(60_000, controller.signal);
    expect(listeners(controller.signal)).toBe(1);
    controller.abort(reason);
    await slept;
    expect(vi.getTimerCount()).toBe(0);
    expect(listeners(controller.signal)).toBe(0);
  });
});

describe("a wait for a promise", () => {
  test("ends with its value, and leaves no timer and no listener", async () => {
    const { signal } = new AbortController();
    await expect(within(1_000, signal, Promise.resolve("value"))).resolves.toBe("value");
    expect(vi.getTimerCount()).toBe(0);
    expect(listeners(signal)).toBe(0);
  });

  test("ends with the time", async () => {
    const waited = within(1_000, undefined, new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(waited).resolves.toBeUndefined();
  });

  test("may be longer than a timer holds", async () => {
    const done = vi.fn();
    void within(2 ** 40, undefined, new Promise(() => {})).finally(done);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).not.toHaveBeenCalled();
  });
});

describe("a signal that is aborted", () => {
  test("throws its reason", () => {
    expect(() => throwIfAborted(AbortSignal.abort(reason))).toThrow(reason);
    expect(() => throwIfAborted(new AbortController().signal)).not.toThrow();
    expect(() => throwIfAborted(undefined)).not.toThrow();
  });

  test("throws an AbortError if it is of a kind that has no reason", () => {
    const old = { aborted: true } as AbortSignal; // as of the abort-controller package
    expect(() => throwIfAborted(old)).toThrow(expect.objectContaining({ name: "AbortError" }));
  });
});

describe("an abortable promise", () => {
  test("needs no signal", async () => {
    await expect(abortable(Promise.resolve(1), undefined)).resolves.toBe(1);
  });

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
  });

  test("leaves no listener and no unhandled rejection when it ends after it was given up", async () => {
    const controller = new AbortController();
    let fail!: (error: Error) => void;
    const late = new Promise((_, reject) => {
      fail = reject;
    });
    const waiting = abortable(late, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    // Vitest fails the run for a rejection that nobody handles.
    fail(new Error("too late"));
    await vi.runAllTimersAsync();
    expect(listeners(controller.signal)).toBe(0);
  });
});
