import type { Call } from "./accounts-server.ts";

/** What an API saw of a run. */
export interface Counts {
  readonly unenrolments: number;
  /** Those of the unenrolments that were certainly not carried out. */
  readonly refused: number;
  readonly lookups: number;
  readonly tokens: number;
  /** The most calls, those for tokens apart, that a window of this length had, wherever it begins. */
  readonly fullestWindow: number;
  /** Users who were sent an unenrolment although it was not known what had become of the one before. */
  readonly notLookedUp: readonly string[];
}

const CERTAINLY_REFUSED = new Set([401, 403, 404, 429]);

/** Judges the calls that an API got, in their order. */
export function countCalls(calls: readonly Call[], windowMs: number): Counts {
  const unknown = new Set<string>();
  const notLookedUp: string[] = [];
  for (const { kind, userId, status } of calls) {
    if (kind === "lookup" && status === 200) unknown.delete(userId);
    if (kind !== "unenroll" || CERTAINLY_REFUSED.has(status)) continue;
    if (unknown.has(userId)) notLookedUp.push(userId);
    unknown.add(userId);
  }
  const of = (kind: Call["kind"]) => calls.filter((call) => call.kind === kind);
  return {
    unenrolments: of("unenroll").length,
    refused: of("unenroll").filter(({ status }) => CERTAINLY_REFUSED.has(status)).length,
    lookups: of("lookup").length,
    tokens: of("token").length,
    fullestWindow: fullestWindow(
      calls.filter(({ kind }) => kind !== "token").map(({ atMs }) => atMs),
      windowMs,
    ),
    notLookedUp,
  };
}

function fullestWindow(timesMs: readonly number[], windowMs: number): number {
  let most = 0;
  let begin = 0;
  for (const [index, timeMs] of timesMs.entries()) {
    while (timeMs - (timesMs[begin] ?? 0) >= windowMs) begin++;
    most = Math.max(most, index - begin + 1);
  }
  return most;
}
