import { createHash } from "node:crypto";
import { operationOptions } from "../command-line.ts";
import { serverOf, tokenOf, type CallArguments } from "../connection.ts";
import type { Environment } from "../environment-variables.ts";
import type { Operation } from "../operation.ts";
import { messageOf, UsageError } from "../usage-error.ts";
import { OutputError, writeLine } from "../write-line.ts";
import { bulkCalls } from "./bulk-calls.ts";
import { describeLine, MOST_WRONG_LINES, openIdList, type IdList } from "./id-list.ts";
import { openJournal, readJournal } from "./journal.ts";
import type { JournalSubject } from "./journal-record.ts";
import { KnownIds } from "./known-ids.ts";
import { listOutcomes } from "./list-outcomes.ts";
import { Pace } from "./pace.ts";
import { count, counted, duration, progressLine } from "./progress-line.ts";
import { Run } from "./run-calls.ts";
import { openTerminal } from "./terminal.ts";

/** The parsed command line. */
export interface BulkCommand {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: Environment;
  /** The arguments of each call, without the ID. */
  readonly call: Omit<CallArguments, "path">;
}

/** The limit of the smallest plan. */
const DEFAULT_PER_MINUTE = "100";
const MOST_PER_MINUTE = 60_000;
/** Containers are killed ten seconds after they are told to end. */
const DRAIN_MS = 8_000;

/**
 * Runs one operation for a list of IDs.
 *
 * @returns the exit code: 0 if every ID is done, 1 if some are not.
 * @throws {@link UsageError} before anything is sent.
 */
export async function runBulk({ operation, values, environment, call }: BulkCommand): Promise<0 | 1> {
  const from = String(values["from"]);
  const perMinute = perMinuteOf(values["per-minute"]);
  const isChange = operation.method !== "GET";
  const { url, ...server } = serverOf(values, environment);
  const isDryRun = values["dry-run"] === true;
  const path = journalPath(values["journal"], from, isChange && !(isDryRun && from === "-"));
  const subject = subjectOf(operation, url, values, call.body);
  if (values["list"] === true && !isChange) throw new UsageError("--list is for commands that change something");
  const known = new KnownIds();

  if (isDryRun) {
    if (path !== undefined) await recall(known, path, subject);
    const text = await forecast(known, await openIdList(from), perMinute);
    if (values["list"] !== true) await writeLine(text);
    else {
      process.stderr.write(`${text}\n`);
      if (path !== undefined) await listOutcomes(known, readJournal(path, subject));
    }
    return 0;
  }

  const token = tokenOf(environment);
  const list = await openIdList(from);
  const journal = path === undefined ? undefined : await openJournal(path, subject);
  const terminal = openTerminal();
  let stopListening: (() => void) | undefined;
  try {
    const isContinued = path !== undefined && (await recall(known, path, subject));
    const startMs = performance.now();
    const pace = new Pace(perMinute, startMs);
    // The calls of a run that ended a moment ago count for the same minute.
    if (isContinued) pace.request(startMs);
    const calls = bulkCalls({ operation, server, token, pace, call });
    const { tell } = terminal;
    const run = new Run({ calls, known, pace, journal, keepGoing: values["keep-going"] === true, tell });
    const reading = new AbortController();
    const end = (reason: string): void => {
      run.stop(reason);
      reading.abort();
    };
    const onSignal = (signal: string): void => {
      if (run.stopReason !== undefined) process.exit(1);
      end(`${signal}. Calls in flight have ${DRAIN_MS / 1_000} s to end. Send it again to stop at once.`);
      setTimeout(() => run.abort(), DRAIN_MS).unref();
    };
    const onOutputError = (error: Error): void => {
      const output = new OutputError(error);
      end(output.isReaderGone ? "the reader of the output has gone" : messageOf(output));
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    if (!isChange) process.stdout.on("error", onOutputError);
    stopListening = () => {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      process.stdout.off("error", onOutputError);
    };

    tell(`${operation.id} on ${url}, ${list.name}${path === undefined ? "" : `, journal ${path}`}`);
    let read = 0;
    let wrong = 0;
    let isComplete = false;
    /** The IDs that are left. The number is unknown while a list is still arriving. */
    const left = (): number | undefined => {
      const total = isComplete ? read : list.ids;
      const { done, already, failed } = run.counts;
      const finished = done + already + failed + known.finishedBefore + known.duplicates;
      return total === undefined ? undefined : total - finished;
    };
    terminal.show(() => progressLine(run.counts, left(), performance.now() - startMs, run.pausedMs));
    try {
      for await (const lines of list.read(reading.signal)) {
        for (const line of lines) {
          if (run.stopReason !== undefined) break;
          if (typeof line === "string") {
            read++;
            if (known.list(line)) await run.start(line);
          } else {
            tell(`left out  ${describeLine(line)}`);
            if (++wrong === MOST_WRONG_LINES) end(`${wrong} lines aren't IDs`);
          }
        }
        if (run.stopReason !== undefined) break;
      }
      isComplete = run.stopReason === undefined;
    } catch (error) {
      if (run.stopReason === undefined) end(messageOf(error));
    }
    await run.drained();
    if (isComplete && read === 0) throw new UsageError(`${list.name} holds no ID`);
    terminal.close();
    tell(summary(run, known, left(), { isChange, hasJournal: path !== undefined }));
    if (values["list"] === true && path !== undefined) await listOutcomes(known, readJournal(path, subject));
    return left() === 0 && run.counts.failed === 0 && run.stopReason === undefined && wrong === 0 ? 0 : 1;
  } finally {
    stopListening?.();
    terminal.close();
    journal?.close();
  }
}

function perMinuteOf(text: unknown = DEFAULT_PER_MINUTE): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MOST_PER_MINUTE) return value;
  throw new UsageError(`--per-minute must be an integer from 1 to ${MOST_PER_MINUTE}, not ${JSON.stringify(text)}`);
}

function journalPath(journal: unknown, from: string, isChange: boolean): string | undefined {
  if (typeof journal === "string") return journal;
  if (!isChange) return undefined;
  if (from !== "-") return `${from}.journal`;
  throw new UsageError("--from - needs --journal <file>, which remembers what was done");
}

function subjectOf(operation: Operation, server: string, values: BulkCommand["values"], body: unknown): JournalSubject {
  const options = Object.keys(operationOptions(operation)).flatMap((name): [string, string][] => {
    // A body from a file is the same as one on the command line.
    const value = name === "body" ? body : values[name];
    return value === undefined ? [] : [[name, createHash("sha256").update(JSON.stringify(value)).digest("hex")]];
  });
  return { operation: operation.id, server, options: Object.fromEntries(options) };
}

/** Learns what the journal knows, and returns whether there was anything. */
async function recall(known: KnownIds, path: string, subject: JournalSubject): Promise<boolean> {
  let isContinued = false;
  for await (const records of readJournal(path, subject)) {
    for (const record of records) known.remember(record);
    isContinued ||= records.length > 0;
  }
  return isContinued;
}

async function forecast(known: KnownIds, list: IdList, perMinute: number): Promise<string> {
  let calls = 0;
  for await (const lines of list.read(new AbortController().signal)) {
    for (const line of lines) {
      if (typeof line !== "string")
        throw new UsageError(`${list.name} must hold one ID on each line: ${describeLine(line)}`);
      if (known.list(line)) calls++;
    }
  }
  const time = duration(calls * new Pace(perMinute, 0).intervalMs);
  const { listed, duplicates, finishedBefore } = known;
  const ids = [
    `${counted(listed, "ID")} in ${list.name}`,
    duplicates > 0 && counted(duplicates, "repetition"),
    finishedBefore > 0 && `${count(finishedBefore)} done in an earlier run`,
  ];
  return `${ids.filter(Boolean).join(", ")}\n${count(calls)} to do: ${time} at ${count(perMinute)} a minute. Nothing was sent.`;
}

function summary(
  { counts: { done, already, failed }, stopReason }: Run,
  { finishedBefore }: KnownIds,
  left: number | undefined,
  { isChange, hasJournal }: { readonly isChange: boolean; readonly hasJournal: boolean },
): string {
  const parts = [
    `${count(done)} done`,
    isChange && `${count(already)} with nothing to do`,
    `${count(failed)} failed`,
    left === undefined ? "the rest of the list left" : `${count(left)} left`,
    finishedBefore > 0 && `${count(finishedBefore)} done in an earlier run`,
  ];
  const text = parts.filter(Boolean).join(", ");
  if (failed === 0 && left === 0) return text;
  if (!hasJournal) return `${text}\nThere is no --journal, so the same command starts again from the first ID.`;
  if (left === 0) return `${text}\nThe same command tries those that failed again.`;
  const isFault = stopReason !== undefined && !stopReason.startsWith("SIG");
  return `${text}\n${isFault ? "Fix it, then run" : "Run"} the same command again for the rest.`;
}
