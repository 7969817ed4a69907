import { setMaxListeners } from "node:events";
import { FronteggError } from "@frontegg-identity/client";
import type { Operation } from "../operation.ts";
import { messageOf } from "../usage-error.ts";
import { judgeError, type Judgement } from "./judge-error.ts";
import type { Journal } from "./journal.ts";
import type { JournalState } from "./journal-record.ts";
import type { KnownIds } from "./known-ids.ts";
import type { Pace, Start } from "./pace.ts";
import { duration, type Counts } from "./progress-line.ts";
import { Turnstile } from "./turnstile.ts";

/** The calls that a run makes for each ID. Both functions make one request, and reject with the client's errors. */
export interface Calls {
  readonly operation: Operation;
  call(id: string, signal: AbortSignal): Promise<{ readonly traceId: string | undefined }>;
  /** Returns whether there is nothing left to do for an ID whose outcome isn't known, or undefined if it can't be found out. */
  readonly lookUp?: ((id: string, signal: AbortSignal) => Promise<boolean | undefined>) | undefined;
  /** Whether a call changes something. Then the journal knows of it before the API does. */
  readonly isChange: boolean;
  /** Whether a call may be made again although its outcome isn't known. */
  readonly isRepeatable: boolean;
}

/** The dependencies of a run. */
export interface RunOptions {
  readonly calls: Calls;
  readonly known: KnownIds;
  readonly pace: Pace;
  readonly journal: Pick<Journal, "append"> | undefined;
  /** Goes on even if one ID after the other is refused. */
  readonly keepGoing: boolean;
  /** Shows a line to the user. */
  readonly tell: (line: string) => void;
}

/** The result of a call or a lookup. */
interface Found {
  readonly kind: "found";
  /** Whether there is nothing left to do, undefined if the answer doesn't tell. */
  readonly isDone: boolean | undefined;
  readonly traceId?: string | undefined;
}

/** So many calls may be in flight. At 1,000 a minute that is enough for answers that take 3 seconds. */
const MAX_IN_FLIGHT = 50;
/** An ID whose outcome stays unknown is given up for this run. */
const MAX_UNKNOWN = 8;
/** One refused ID is nothing special, but ten in a row are. */
const REFUSED_BEFORE_STOP = 10;
/** The pauses until we give up on an API that doesn't answer: a quarter of an hour. */
const PAUSES_BEFORE_STOP = 20;

/** A run of one operation over many IDs. */
export class Run {
  readonly #options: RunOptions;
  readonly #turnstile: Turnstile;
  readonly #starting = new AbortController();
  readonly #calling = new AbortController();
  readonly #counts = { done: 0, already: 0, failed: 0 };
  #inFlight = 0;
  #refusedInARow = 0;
  #pausedUntilMs = 0;
  #wake: (() => void) | undefined;
  #stopReason: string | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#turnstile = new Turnstile(options.pace, this.#starting.signal);
    // Each call in flight listens, in several places. Node would warn of a leak at the eleventh.
    setMaxListeners(MAX_IN_FLIGHT * 5, this.#calling.signal);
  }

  /** Why the run stopped before its end. */
  get stopReason(): string | undefined {
    return this.#stopReason;
  }

  /** How many IDs ended in which way. */
  get counts(): Counts {
    return { ...this.#counts };
  }

  /** How much of a pause is left, in milliseconds. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntilMs - performance.now());
  }

  /** Starts nothing more. Calls in flight may end. */
  stop(reason: string): void {
    if (this.#stopReason !== undefined) return;
    this.#stopReason = reason;
    this.#options.tell(`Stopping: ${reason}`);
    this.#starting.abort();
    this.#wake?.();
  }

  /** Ends the calls in flight too. The next run looks their outcomes up. */
  abort(): void {
    this.#calling.abort();
  }

  /** Starts the calls for an ID when its turn comes. Resolves then, or once the run has stopped. */
  async start(id: string): Promise<void> {
    if (this.#isHopeless(this.#options.known.stateOf(id) === "unknown")) {
      return this.#giveUp(id, "its outcome is unknown, and nothing can look it up");
    }
    while (this.#inFlight >= MAX_IN_FLIGHT) await this.#change();
    const turn = await this.#turnstile.take().catch(() => undefined);
    if (!turn) return;
    this.#inFlight++;
    void this.#settle(id, turn).finally(() => {
      this.#inFlight--;
      this.#wake?.();
    });
  }

  /** Resolves when nothing is in flight. */
  async drained(): Promise<void> {
    while (this.#inFlight > 0) await this.#change();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Makes calls for an ID until its outcome is known. Never rejects. */
  async #settle(id: string, first: Start): Promise<void> {
    const { calls, known, pace } = this.#options;
    let isUnknown = known.stateOf(id) === "unknown";
    /** If there is nothing to do after an unknown outcome, we have done it. */
    let wasUnknown = isUnknown;
    let start = first;
    try {
      for (let unknowns = 0; ; start = await this.#turnstile.take()) {
        const isLookUp = isUnknown && calls.lookUp !== undefined;
        const result = isLookUp ? await this.#lookUp(id) : await this.#call(id);
        if (result.kind !== "found" && this.#calling.signal.aborted) return;
        this.#adjustPace(start, result);
        if (result.kind === "found") {
          if (result.isDone === undefined) return this.#giveUp(id, "its outcome is unknown, and a lookup doesn't tell");
          if (result.isDone) return this.#record(id, "done", result.traceId);
          isUnknown = false;
          continue;
        }
        const { kind, reason } = result;
        if (!isLookUp) {
          // Every other judgement means that the call certainly wasn't carried out.
          isUnknown = kind === "unknown";
          wasUnknown ||= isUnknown;
          if (kind === "limited" || kind === "unavailable") this.#append(id, "not-sent");
        }
        if (kind === "already") return this.#record(id, wasUnknown ? "done" : "already");
        if (kind === "refused") return this.#refuse(id, reason, isUnknown);
        if (kind === "everyone") return this.stop(`every other call would fail in the same way: ${reason}`);
        if (this.#isHopeless(isUnknown) || (kind === "unknown" && ++unknowns === MAX_UNKNOWN))
          return this.#giveUp(id, reason);
        if (kind !== "limited" && pace.pausesInARow >= PAUSES_BEFORE_STOP)
          return this.stop(`nothing answers: ${reason}`);
      }
    } catch (error) {
      // An abort tells the calls that wait for a turn that there is none. Any other error comes from the journal, or is a bug.
      if (!this.#starting.signal.aborted) this.stop(messageOf(error));
    }
  }

  /** Tells whether an unknown outcome stays unknown: it can't be looked up, and the call may not be made again. */
  #isHopeless(isUnknown: boolean): boolean {
    const { isRepeatable, lookUp } = this.#options.calls;
    return isUnknown && !isRepeatable && lookUp === undefined;
  }

  /** Tells the pace how a call ended. */
  #adjustPace(start: Start, result: Judgement | Found): void {
    const { pace, tell } = this.#options;
    const nowMs = performance.now();
    let pauseMs = 0;
    if (result.kind === "limited" || ("retryAfterMs" in result && result.retryAfterMs !== undefined)) {
      pauseMs = pace.limited(start, nowMs, result.retryAfterMs);
    } else if (result.kind === "unknown" || result.kind === "unavailable") pauseMs = pace.unanswered(start, nowMs);
    else pace.answered(start);
    this.#turnstile.changed();
    if (pauseMs === 0 || nowMs + pauseMs <= this.#pausedUntilMs || !("reason" in result)) return;
    this.#pausedUntilMs = nowMs + pauseMs;
    tell(`Pausing for ${duration(pauseMs)}: ${result.reason}`);
  }

  async #call(id: string): Promise<Judgement | Found> {
    const { calls } = this.#options;
    if (calls.isChange) this.#append(id, "sent");
    try {
      const { traceId } = await calls.call(id, this.#calling.signal);
      return { kind: "found", isDone: true, traceId };
    } catch (error) {
      const judgement = judgeError(error, calls.operation);
      const wasRefused = judgement.kind === "everyone" && FronteggError.isInstance(error);
      if (wasRefused) this.#append(id, "not-sent");
      return judgement;
    }
  }

  async #lookUp(id: string): Promise<Judgement | Found> {
    const { calls } = this.#options;
    try {
      return { kind: "found", isDone: await calls.lookUp?.(id, this.#calling.signal) };
    } catch (error) {
      return judgeError(error, calls.operation);
    }
  }

  #record(id: string, state: "done" | "already", traceId?: string): void {
    this.#counts[state]++;
    this.#refusedInARow = 0;
    this.#options.known.settle(id, state);
    this.#append(id, state, { traceId });
  }

  /** @param isUnknown - A refused lookup leaves the outcome unknown. */
  #refuse(id: string, reason: string, isUnknown: boolean): void {
    this.#fail(id, reason);
    this.#options.known.settle(id, isUnknown ? "unknown" : "refused");
    if (!isUnknown) this.#append(id, "refused", { reason });
    if (++this.#refusedInARow < REFUSED_BEFORE_STOP || this.#options.keepGoing) return;
    this.stop(
      `the last ${REFUSED_BEFORE_STOP} were refused, so something is wrong for everyone. If those are exceptions, add --keep-going`,
    );
  }

  #giveUp(id: string, reason: string): void {
    this.#fail(id, reason);
    this.#options.known.settle(id, "unknown");
  }

  #fail(id: string, reason: string): void {
    this.#counts.failed++;
    this.#options.tell(`failed  ${id}  ${reason}`);
  }

  #append(
    id: string,
    state: JournalState,
    more: { readonly traceId?: string | undefined; readonly reason?: string } = {},
  ): void {
    this.#options.journal?.append({ id, state, at: new Date().toISOString(), ...more });
  }
}
