import { writeLine } from "../write-line.ts";
import type { JournalRecord } from "./journal-record.ts";
import type { KnownIds } from "./known-ids.ts";

/** Prints how each listed ID ended, when, and with which trace ID or reason, separated by tabs. */
export async function listOutcomes(known: KnownIds, journal: AsyncIterable<readonly JournalRecord[]>): Promise<void> {
  for await (const records of journal) {
    for (const { id, state, at, traceId, reason } of records) {
      // An ID that was refused first and done later is listed as done.
      if (state === "sent" || state === "not-sent" || known.stateOf(id) !== state) continue;
      // oxlint-disable-next-line no-await-in-loop -- a reader may be slow
      await writeLine([state, id, at, traceId ?? reason ?? ""].join("\t"));
    }
  }
}
