import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { addAbortSignal } from "node:stream";
import { openCaller, serverOf, tokenOf, type CallArguments, type Environment } from "../connection.ts";
import { operations, type Operation } from "../operation.ts";
import { UsageError } from "../usage-error.ts";
import { doneWhenOf } from "./done-when.ts";
import { openJournal, readJournal } from "./journal.ts";
import type { JournalSubject } from "./journal-record.ts";
import { listOutcomes } from "./list-outcomes.ts";
import { MINUTE_MS, Pace } from "./pace.ts";
import { count, duration, progressLine } from "./progress-line.ts";
import { readIds, type Line } from "./read-ids.ts";
import { Run, type Calls } from "./run-calls.ts";
import { WorkList } from "./work-list.ts";
import { writeLine } from "../write-line.ts";

/** The options of a command that make it run for many IDs. */
export const BULK_OPTIONS = {
  from: { type: "string" },
  "per-minute": { type: "string" },
  journal: { type: "string" },
  "dry-run": { type: "boolean" },
  list: { type: "boolean" },
  "keep-going": { type: "boolean" },
} as const;

/** What the command line says. */
export interface BulkCommand {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  /** The arguments of each call, without the ID. */
  readonly call: Omit<CallArguments, "path">;
}

/** The limit of the smallest plan. */
const DEFAULT_PER_MINUTE = "100";
/** Containers are killed ten seconds after they are told to end. */
const DRAIN_MS = 8_000;
/** A replay of a request that was refused with an old token waits for its turn within this limit. */
const TIMEOUT_MS = 10_000;
const MOST_WRONG_LINES = 20;

/**
 * Runs one operation for many IDs.
 *
 * @returns the exit code: 0 if every ID is done, 1 if some are not.
 * @throws {@link UsageError} before anything is sent.
 */
export async function runBulk({ operation, values, environment, call }: BulkCommand): Promise<0 | 1> {
  const from = String(values["from"]);
  const perMinute = integer(values["per-minute"] ?? DEFAULT_PER_MINUTE);
  const isChange = operation.method !== "GET";
  const server = serverOf(values, environment);
  const journalPath = journalOf(values["journal"], from, isChange);
  const subject = subjectOf(operation, server.url, call.body);
  const isDryRun = values["dry-run"] === true;
  const tell = (line: string): void => void process.stderr.write(`${isTerminal ? "\r\u001B[K" : ""}${line}\n`);
  const isTerminal = process.stderr.isTTY && !isDryRun;

  // A file is read to its end first, so that nothing is sent if it is wrong. Who writes to a pipe isn't held up.
  const isFile = from !== "-" && statSync(from, { throwIfNoEntry: false })?.isFile() !== false;
  const list = new WorkList();
  const stopReading = new AbortController();
  const lines = readIds(addAbortSignal(stopReading.signal, input(from)));

  if (isDryRun) {
    if (journalPath !== undefined) await recall(list, journalPath, subject);
    refuse(await readAll(list, lines), from);
    console.log(forecast(list, perMinute, journalPath));
    return 0;
  }

  const token = tokenOf(environment);
  const journal = journalPath === undefined ? undefined : await openJournal(journalPath, subject);
  try {
    const isContinued = journalPath !== undefined && (await recall(list, journalPath, subject));
    if (isFile) refuse(await readAll(list, lines), from);
    const startMs = performance.now();
    const pace = new Pace(perMinute, startMs);
    // The calls of a run that was stopped a moment ago count for the same minute.
    if (isContinued) pace.reserve(startMs);
    const calls = callsOf();
    const run = new Run({ calls, list, pace, journal, keepGoing: values["keep-going"] === true, tell });
    const wrong: Line[] = [];
    if (isFile) run.listGrew(true);
    else void readAll(list, lines, run, wrong, tell);
    onSignal((signal) => {
      if (run.stopReason !== undefined) process.exit(1);
      run.stop(`${signal}. Calls in flight may end within ${DRAIN_MS / 1_000} s; send it again to stop at once`);
      stopReading.abort();
      setTimeout(() => run.abort(), DRAIN_MS).unref();
    });
    if (list.size > 0) tell(intention(list, operation, server.url, journalPath));
    const shown = setInterval(
      () => {
        const line = progressLine(run.progress, performance.now() - startMs, run.pausedMs);
        if (isTerminal) process.stderr.write(`\r${line.slice(0, process.stderr.columns - 1)}\u001B[K`);
        else tell(line);
      },
      isTerminal ? 250 : MINUTE_MS,
    );
    await run.finished();
    clearInterval(shown);
    stopReading.abort();
    const { done, already, failed, left } = run.progress;
    tell(summary(done, already, failed, left ?? list.waiting, list));
    if (values["list"] === true && journalPath !== undefined) await listOutcomes(list, readJournal(journalPath, subject));
    return failed === 0 && left === 0 && run.stopReason === undefined && wrong.length === 0 ? 0 : 1;

    function callsOf(): Calls {
      let paid = 0;
      const { url } = server;
      // The client itself repeats a request whose token was refused. That one waits for its turn too.
      const fetch = async (target: string | URL | Request, init?: RequestInit): Promise<Response> => {
        const isCall = typeof target === "string" && target.startsWith(`${url}/`);
        if (isCall && paid-- <= 0) {
          paid = 0;
          const waitMs = pace.reserve(performance.now());
          await new Promise((resolve) => setTimeout(resolve, waitMs));
        }
        return globalThis.fetch(target, init);
      };
      const caller = openCaller({ ...server, token, fetch, retry: false, timeoutMs: TIMEOUT_MS });
      const doneWhen = doneWhenOf(operation.id);
      const lookUp = operations.find(({ id }) => id === doneWhen?.operationId);
      return {
        isChange,
        isRepeatable: ["GET", "PUT", "DELETE"].includes(operation.method),
        nothingToDo: doneWhen?.errorCode,
        async call(id, signal) {
          paid++;
          const result = await caller(operation, { ...call, path: [id], signal });
          if (!isChange) await writeLine(JSON.stringify(result.data));
          return result;
        },
        lookUp:
          lookUp &&
          doneWhen &&
          (async (id, signal) => {
            paid++;
            const { data } = await caller(lookUp, { path: [id], headers: call.headers, signal });
            const value = (data as Record<string, unknown>)[doneWhen.property]; // the client checks that it is an object
            return value === undefined ? undefined : value === doneWhen.equals;
          }),
      };
    }
  } finally {
    journal?.close();
  }
}

function integer(text: unknown): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 60_000) return value;
  throw new UsageError(`--per-minute must be an integer from 1 to 60000, not ${JSON.stringify(text)}`);
}

function journalOf(journal: unknown, from: string, isChange: boolean): string | undefined {
  if (typeof journal === "string") return journal;
  if (!isChange) return undefined;
  if (from !== "-") return `${from}.journal`;
  throw new UsageError("--from - needs --journal FILE, which remembers what was done");
}

function subjectOf({ id }: Operation, server: string, body: unknown): JournalSubject {
  const hash = createHash("sha256").update(JSON.stringify(body) ?? "");
  return { operation: id, server, ...(body !== undefined && { body: hash.digest("hex") }) };
}

function input(from: string): NodeJS.ReadStream | ReturnType<typeof createReadStream> {
  return from === "-" ? process.stdin.setEncoding("utf8") : createReadStream(from, "utf8");
}

/** Learns what the journal knows, and returns whether there was any. */
async function recall(list: WorkList, path: string, subject: JournalSubject): Promise<boolean> {
  let isContinued = false;
  if (!existsSync(path)) return false;
  for await (const records of readJournal(path, subject)) {
    for (const record of records) list.remember(record);
    isContinued ||= records.length > 0;
  }
  return isContinued;
}

/** Reads the list to its end, and returns the lines that aren't IDs: at most twenty, then it stops. */
async function readAll(
  list: WorkList,
  lines: AsyncIterable<readonly Line[]>,
  run?: Run,
  wrong: Line[] = [],
  tell?: (line: string) => void,
): Promise<readonly Line[]> {
  try {
    for await (const chunk of lines) {
      for (const line of chunk) {
        if ("id" in line) list.add(line.id);
        else if (wrong.push(line) && tell) tell(describe(line));
      }
      run?.listGrew(false);
      if (wrong.length >= MOST_WRONG_LINES) throw new UsageError(`${wrong.length} lines aren't IDs`);
    }
    if (list.size === 0 && wrong.length === 0) throw new UsageError("The list is empty");
  } catch (error) {
    if (!run) {
      if (wrong.length === 0) throw error;
    } else run.stop(error instanceof Error ? error.message : String(error));
  }
  run?.listGrew(true);
  return wrong;
}

/** @throws {@link UsageError} which names the lines that aren't IDs. */
function refuse(wrong: readonly Line[], from: string): void {
  if (wrong.length === 0) return;
  const more = wrong.length >= MOST_WRONG_LINES ? "\n  and perhaps more" : "";
  throw new UsageError(`${from} must hold one ID on each line:\n${wrong.map(describe).join("\n")}${more}`);
}

function describe(line: Line): string {
  return "id" in line ? line.id : `  line ${line.line}: ${line.problem}: ${JSON.stringify(line.text.slice(0, 60))}`;
}

function forecast(list: WorkList, perMinute: number, journal: string | undefined): string {
  const { waiting } = list;
  const ms = waiting * new Pace(perMinute, 0).intervalMs;
  return `${contents(list, journal)}\n${count(waiting)} calls would take ${duration(ms)} at ${count(perMinute)} a minute. Nothing was sent.`;
}

function intention(list: WorkList, { id }: Operation, server: string, journal: string | undefined): string {
  return `${id} on ${server}: ${contents(list, journal)}`;
}

function contents({ size, duplicates, finishedBefore }: WorkList, journal: string | undefined): string {
  return [
    `${count(size)} IDs`,
    duplicates > 0 && `${count(duplicates)} repetitions left out`,
    finishedBefore > 0 && `${count(finishedBefore)} of them done in an earlier run`,
    journal && `journal ${journal}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function summary(done: number, already: number, failed: number, left: number, { finishedBefore }: WorkList): string {
  const earlier = finishedBefore > 0 ? `, ${count(finishedBefore)} done in an earlier run` : "";
  const again = failed + left > 0 ? "\nRun the same command again for the rest." : "";
  return `${count(done)} done, ${count(already)} with nothing to do, ${count(failed)} failed, ${count(left)} left${earlier}${again}`;
}

function onSignal(listener: (signal: string) => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => listener(signal));
}
