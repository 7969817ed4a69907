import { writeLine } from "../write-line.ts";
import type { JournalRecord } from "./journal-record.ts";
import type { KnownIds } from "./known-ids.ts";

/**
 * Prints how each listed ID ended, when, and with which trace ID or reason, separated by tabs. First those that are
 * finished, then those that the next run calls again (`refused`) or looks up (`unknown`).
 */
export async function listOutcomes(known: KnownIds, journal: AsyncIterable<readonly JournalRecord[]>): Promise<void> {
  /** The last record of each ID that isn't finished. A later run may have refused it again, or finished it. */
  const open = new Map<string, JournalRecord>();
  for await (const records of journal) {
    for (const record of records) {
      const { id, state } = record;
      if (known.stateOf(id) === undefined) continue;
      open.delete(id);
      if (state === "sent" || state === "refused") open.set(id, record);
      else if (state !== "not-sent") await writeLine(rowOf(record));
    }
  }
  for (const record of open.values()) await writeLine(rowOf(record));
}

function rowOf({ id, state, at, traceId, reason }: JournalRecord): string {
  return [state === "sent" ? "unknown" : state, id, at, traceId ?? reason ?? ""].join("\t");
}
