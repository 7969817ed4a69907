/** The API counts calls by the minute. */
export const MINUTE_MS = 60_000;
/** The share of the limit that is used: no minute overflows if calls take up to 1 % of a minute longer than others to arrive. */
const SHARE = 0.99;
/** The wait after a 429 that doesn't say how long to wait. It doubles with each further one. */
const LIMITED_MS = 10_000;
/** The wait after calls without an answer. It doubles with each further one. */
const UNANSWERED_MS = 1_000;
const MAX_GUESSED_MS = 60_000;
/** One lost answer says nothing about the API. */
const UNANSWERED_BEFORE_PAUSE = 3;

/** A call that was allowed to start. */
export interface Start {
  readonly generation: number;
}

/**
 * Decides when calls start: evenly, never more in any minute than the limit, and none while the API is limited or down.
 *
 * After a pause, and at the beginning, one call goes alone. The others follow once the API has answered it.
 * It holds no timer and no clock: every time comes from the caller, in milliseconds.
 */
export class Pace {
  readonly intervalMs: number;
  /** When the next call may start. */
  #nextMs: number;
  /** When the next request may leave. */
  #requestMs = 0;
  #pausedUntilMs = 0;
  #isAlone = true;
  #isAloneInFlight = false;
  /** Counts pauses. Calls that started before a pause say nothing about its end. */
  #generation = 0;
  #pauses = 0;
  #unanswered = 0;

  /** @param perMinute - The limit: at least 1 call a minute. */
  constructor(perMinute: number, startMs: number) {
    this.intervalMs = MINUTE_MS / (perMinute * SHARE);
    this.#nextMs = startMs;
  }

  /** The pauses in a row that didn't help. */
  get pausesInARow(): number {
    return this.#pauses;
  }

  /** Returns how long the next call must wait, in milliseconds. It is Infinity while one call is out alone. */
  waitMs(nowMs: number): number {
    if (this.#isAlone && this.#isAloneInFlight) return Infinity;
    return Math.max(0, this.#nextMs - nowMs);
  }

  /** Starts a call. Every start must be followed by one of the three reports below. */
  start(nowMs: number): Start {
    this.#nextMs = Math.max(this.#nextMs, nowMs) + this.intervalMs;
    this.#isAloneInFlight = true;
    return { generation: this.#generation };
  }

  /**
   * Decides when a request leaves. That is at once for a call that has just started. Requests that were held up, for
   * instance until there was a token, are spread again, and so are those that a call makes besides its first one.
   *
   * @returns how long it must wait, in milliseconds.
   */
  request(nowMs: number): number {
    const atMs = Math.max(this.#requestMs, this.#pausedUntilMs, nowMs);
    this.#requestMs = atMs + this.intervalMs;
    // No call starts before those that wait have left.
    this.#nextMs = Math.max(this.#nextMs, this.#requestMs);
    return atMs - nowMs;
  }

  /** The API answered, whatever it said. */
  answered({ generation }: Start): void {
    if (generation !== this.#generation) return;
    this.#isAlone = false;
    this.#pauses = 0;
    this.#unanswered = 0;
  }

  /**
   * The API answered 429, so everything waits.
   *
   * @returns the pause in milliseconds.
   */
  limited(start: Start, nowMs: number, retryAfterMs: number | undefined): number {
    if (start.generation === this.#generation) this.#pauses++;
    else if (retryAfterMs === undefined) return 0;
    return this.#pause(start, nowMs, Math.max(retryAfterMs ?? backOffMs(LIMITED_MS, this.#pauses), this.intervalMs));
  }

  /**
   * No answer came, or one that says nothing. Everything waits if that keeps happening.
   *
   * @returns the pause in milliseconds, 0 for none.
   */
  unanswered(start: Start, nowMs: number): number {
    if (start.generation !== this.#generation) return 0;
    this.#unanswered++;
    if (!this.#isAlone && this.#unanswered < UNANSWERED_BEFORE_PAUSE) return 0;
    this.#pauses++;
    return this.#pause(start, nowMs, backOffMs(UNANSWERED_MS, this.#pauses));
  }

  #pause({ generation }: Start, nowMs: number, ms: number): number {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + ms);
    this.#nextMs = Math.max(this.#nextMs, this.#pausedUntilMs);
    if (generation === this.#generation) {
      this.#generation++;
      this.#isAlone = true;
      this.#isAloneInFlight = false;
    }
    return ms;
  }
}

function backOffMs(firstMs: number, pauses: number): number {
  return Math.min(firstMs * 2 ** (pauses - 1), MAX_GUESSED_MS);
}
