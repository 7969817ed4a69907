import type { Pace, Start } from "./pace.ts";

/** A laptop may sleep longer than a timer knows. */
const LONGEST_SLEEP_MS = 30_000;

/** Lets calls start in the order in which they ask, at the times that {@link Pace} decides. */
export class Turnstile {
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  #last: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | undefined;

  /** @param signal - Rejects everyone who waits. */
  constructor(pace: Pace, signal: AbortSignal) {
    this.#pace = pace;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake?.());
  }

  /** Waits for the turn of a call. Rejects with the signal's reason. */
  take(): Promise<Start> {
    const turn = this.#last.then(() => this.#wait());
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Tells who waits that the pace has changed. */
  changed(): void {
    this.#wake?.();
  }

  async #wait(): Promise<Start> {
    for (;;) {
      this.#signal.throwIfAborted();
      const nowMs = performance.now();
      const waitMs = this.#pace.waitMs(nowMs);
      if (waitMs <= 0) return this.#pace.start(nowMs);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(Math.ceil(waitMs), LONGEST_SLEEP_MS));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
