import type { StopSignal } from "./mock-core.ts";

/** Waits for some milliseconds, or for ever if they are `Infinity`. @throws the signal's reason once it is aborted. */
export async function wait(ms: number, signal: StopSignal | undefined): Promise<void> {
  if (signal?.aborted) throw signal.reason; // whatever it is, as `fetch` does
  if (ms === 0) return;
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      signal?.removeEventListener("abort", abort);
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const done = (): void => {
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    signal?.addEventListener("abort", abort);
  });
}
