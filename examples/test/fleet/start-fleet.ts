import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redis } from "ioredis";
import { connect, openQueue, type FleetQueue } from "../../fleet/open-queue.ts";
import { paceOf } from "../../fleet/pace.ts";
import { startExample, type Ending, type Run } from "../run-example.ts";
import { startAccountsServer, type AccountsServer, type Call } from "../start-accounts-server.ts";
import { countCalls, type Counts } from "./count-calls.ts";
import { startRedis, type RedisServer } from "./start-redis.ts";
import { until } from "./until.ts";

/** The calls that a worker has under way at most. */
export const CONCURRENCY = 4;
/** After so long without a sign of life, a worker's users are given to others, where that is tested. */
export const SHORT_LOCK_S = 4;
/** The limit of the API counts in these windows instead of minutes, so that a run goes through several of them. */
export const WINDOW_MS = 2_000;
/** The calls that the API takes in one of them. */
export const LIMIT = 60;
/**
 * How many calls may arrive in another window than they were sent in, on a machine that is busy: twice as many as two
 * workers have under way, since one that they have given up may still arrive.
 */
const LATE = 2 * 2 * CONCURRENCY;

/** What became of the users of a run. */
export interface FleetCounts extends Counts {
  /** Listed users whose MFA is gone. */
  readonly users: number;
  /** Listed users who still have it, and are queued or told to have failed. */
  readonly left: number;
  /** Listed users who still have it, and whom the queue does not know or takes for done. */
  readonly leftOut: readonly string[];
  /** The starts of jobs, each of which the limiter has counted. */
  readonly starts: number;
}

/** A Redis, an API and a list of users, and the commands to use them with. */
export interface Fleet {
  readonly redis: RedisServer;
  readonly connection: Redis;
  readonly api: AccountsServer;
  readonly queue: FleetQueue;
  readonly userIds: readonly string[];
  /** Writes the list that the producer reads: `userIds`, unless it is changed. */
  list(userIds: readonly string[], text?: string): Promise<void>;
  startProducer(...more: string[]): Run;
  produce(...more: string[]): Promise<Ending>;
  report(...more: string[]): Promise<Ending>;
  startWorker(limits?: { readonly concurrency?: number; readonly lockS?: number }): Run;
  /** How many calls of a kind there were, or of all kinds. */
  calls(kind?: Call["kind"]): number;
  /** What the API and the queue know of the run. */
  counts(): Promise<FleetCounts>;
  /** Waits until there were so many calls. */
  called(count: number): Promise<void>;
  /** Waits until every user is done. */
  finished(): Promise<void>;
  close(): Promise<void>;
}

/** Starts what a fleet needs. */
export async function startFleet(): Promise<Fleet> {
  const directory = await mkdtemp(join(tmpdir(), "fleet-"));
  const file = join(directory, "users.txt");
  const redis = await startRedis();
  const connection = connect(redis.url);
  const api = await startAccountsServer();
  // Some calls are under way at any time.
  api.delayMs = 150;
  const queue = openQueue({ baseUrl: api.url }, connection);
  const userIds = Array.from({ length: 120 }, (_, index) => `user-${index + 1}`);
  let listed: ReadonlySet<string> = new Set();
  const runs: Run[] = [];
  const server = ["--base-url", api.url, "--redis", redis.url];

  function start(command: string, ...args: readonly string[]): Run {
    const env = { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" };
    const run = startExample(`fleet/${command}.ts`, args, { env });
    runs.push(run);
    return run;
  }

  const fleet: Fleet = {
    redis,
    connection,
    api,
    queue,
    userIds,
    async list(ids, text = ids.join("\n")) {
      listed = new Set(ids);
      await writeFile(file, text);
    },
    startProducer: (...more) => start("producer", file, ...server, ...more),
    produce: (...more) => fleet.startProducer(...more).ended,
    report: (...more) => start("report", ...server, ...more).ended,
    startWorker: ({ concurrency = CONCURRENCY, lockS = 30 } = {}) =>
      start("worker", ...server, "--concurrency", String(concurrency), "--lock-seconds", String(lockS)),
    calls: (kind) => api.calls.filter((call) => kind === undefined || call.kind === kind).length,
    called: (count) => until(`${count} calls`, () => api.calls.length >= count),
    finished: () => until("all are done", async () => (await queue.getCompletedCount()) === listed.size),
    async counts() {
      const jobs = await queue.getJobs();
      const known = new Set<string>();
      for (const job of jobs) if (job.returnvalue === null) known.add(job.data.userId);
      const enrolled = [...listed].filter((userId) => !api.unenrolled.has(userId));
      return {
        ...countCalls(api.calls, WINDOW_MS),
        users: listed.size - enrolled.length,
        left: enrolled.filter((userId) => known.has(userId)).length,
        leftOut: enrolled.filter((userId) => !known.has(userId)),
        starts: jobs.reduce((sum, { attemptsStarted }) => sum + attemptsStarted, 0),
      };
    },
    async close() {
      for (const run of runs) run.kill("SIGKILL");
      await Promise.all(runs.map(({ ended }) => ended));
      await queue.close();
      connection.disconnect();
      await redis.close();
      await api.stop();
      await rm(directory, { recursive: true });
    },
  };
  await fleet.list(userIds);
  // The pace of every run here; a producer that is not told another one leaves it.
  const { max, duration } = paceOf(LIMIT - LATE, WINDOW_MS);
  await queue.setGlobalRateLimit(max, duration);
  return fleet;
}

/** Sends workers a Ctrl-C, and waits for their end. */
export function interrupt(...workers: readonly Run[]): Promise<Ending[]> {
  for (const worker of workers) worker.kill("SIGINT");
  return Promise.all(workers.map(({ ended }) => ended));
}
