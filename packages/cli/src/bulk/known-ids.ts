import type { JournalRecord } from "./journal-record.ts";

/** The state of an ID. `new`: we know nothing. `unknown`: it was sent, and we don't know its outcome. */
export type State = "new" | "unknown" | "done" | "already" | "refused";

const STATES: readonly State[] = ["new", "unknown", "done", "already", "refused"];
/** Is added to the state of an ID that this run has listed. */
const LISTED = 8;

/** Remembers the state of each ID, from the journal and from this run. */
export class KnownIds {
  /** Numbers, because a million objects would take a hundred megabytes. */
  readonly #states = new Map<string, number>();
  /** The different IDs that are listed. */
  listed = 0;
  /** The listed IDs that were finished in an earlier run. */
  finishedBefore = 0;
  /** The lines that repeat an earlier one. */
  duplicates = 0;

  /** Learns what an earlier run did. */
  remember({ id, state }: JournalRecord): void {
    if (state === "not-sent") this.#states.delete(id);
    else this.#states.set(id, STATES.indexOf(state === "sent" ? "unknown" : state));
  }

  /** Adds a listed ID, and returns whether there is something to do for it. */
  list(id: string): boolean {
    const code = this.#states.get(id) ?? 0;
    if (code >= LISTED) {
      this.duplicates++;
      return false;
    }
    this.#states.set(id, code + LISTED);
    this.listed++;
    const state = STATES[code];
    if (state !== "done" && state !== "already") return true;
    this.finishedBefore++;
    return false;
  }

  /** Returns what is known of a listed ID. */
  stateOf(id: string): State | undefined {
    const code = this.#states.get(id) ?? 0;
    return code < LISTED ? undefined : STATES[code - LISTED];
  }

  /** Notes how a listed ID ended. */
  settle(id: string, state: State): void {
    this.#states.set(id, STATES.indexOf(state) + LISTED);
  }
}
