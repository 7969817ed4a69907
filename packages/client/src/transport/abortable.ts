import { MAX_TIMER_MS } from "../input/check-integer.ts";

/**
 * Waits for a promise, or only for the time. Leaves no listener and no timer behind.
 *
 * @param promise - Has an object as its value.
 * @param late - Returns the value if the time is over or the signal aborted first. It is undefined without this.
 */
export function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  promise: Promise<T>,
  late: () => Promise<T>,
): Promise<T>;
export function within<T>(ms: number, signal: AbortSignal | undefined, promise?: Promise<T>): Promise<T | undefined>;
export function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  promise?: Promise<T>,
  late?: () => Promise<T>,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const end = (value?: T | Promise<T>): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(value ?? late?.());
    };
    const onAbort = (): void => end();
    const timer = setTimeout(end, Math.min(ms, MAX_TIMER_MS));
    signal?.addEventListener("abort", onAbort);
    void promise?.then(end, (error: unknown) => end(Promise.reject(error)));
  });
}

/** Settles like a promise, or rejects with the signal's reason if that comes first. Leaves no listener behind. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortReason(signal));
    signal.addEventListener("abort", onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Throws the reason of a signal that is aborted. Signals of the `abort-controller` package can't do it themselves. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortReason(signal);
}

/** The reason of a signal that is aborted. Old signals, such as React Native's, have none. */
function abortReason(signal: AbortSignal): unknown {
  if ("reason" in signal) return signal.reason;
  return Object.assign(new Error("This operation was aborted"), { name: "AbortError" });
}
