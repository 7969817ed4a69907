import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { startAccountsServer, type AccountsServer, type Call } from "../../packages/cli/test/faults/accounts-server.ts";
import { countCalls, type Counts } from "../../packages/cli/test/faults/count-calls.ts";
import { until } from "../../packages/cli/test/faults/until.ts";
import { startExample, type Ending, type Run } from "./run-example.ts";
import { startProxy, type Proxy } from "./start-proxy.ts";
import { startRedis, type RedisServer } from "./start-redis.ts";

/** The calls that a worker has in flight at most. */
export const CONCURRENCY = 4;
/** After so long without a sign of life, a worker's users are given to others, where that is tested. */
export const SHORT_LOCK_S = 4;
/** Calls a minute, of all workers together. */
export const PER_MINUTE = 600;

/** What became of the users of a run. */
export interface FleetCounts extends Counts {
  /** Listed users whose MFA is gone. */
  readonly users: number;
  /** Listed users who still have it, and whom the queue doesn't know or takes for done. */
  readonly leftOut: readonly string[];
}

/** A Redis behind a proxy, an API and a list of users, and the commands to use them with. */
export interface Fleet {
  readonly redis: RedisServer;
  readonly proxy: Proxy;
  /** Starts a second Redis. */
  startReplica(): Promise<RedisServer>;
  readonly api: AccountsServer;
  readonly connection: Redis;
  readonly queue: Queue<{ userId: string }>;
  readonly file: string;
  readonly userIds: readonly string[];
  /** Writes the list that the producer reads: `userIds`, unless it is changed. */
  list(userIds: readonly string[]): Promise<void>;
  start(command: string, ...more: string[]): Run;
  run(command: string, ...more: string[]): Promise<Ending>;
  startWorker(lockS?: number): Run;
  /** How many calls of a kind there were. */
  calls(kind: Call["kind"]): number;
  counts(windowMs: number): Promise<FleetCounts>;
  /** Waits until there were so many unenrolments. */
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
  const proxy = await startProxy(redis.port);
  const url = `redis://127.0.0.1:${proxy.port}`;
  const connection = new Redis(url, { maxRetriesPerRequest: null, reconnectOnError: () => 2 });
  connection.on("error", () => {});
  const api = await startAccountsServer();
  // Some calls are in flight at any time.
  api.delayMs = 150;
  const queue = new Queue<{ userId: string }>(encodeURIComponent(`unenroll ${api.url} users`), { connection });
  queue.on("error", () => {});
  const userIds = Array.from({ length: 120 }, (_, index) => `user-${index + 1}`);
  let listed: readonly string[] = [];
  const runs: Run[] = [];
  const replicas: RedisServer[] = [];
  const env = { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret", REDIS_URL: url };

  const fleet: Fleet = {
    redis,
    proxy,
    async startReplica() {
      const replica = await startRedis();
      replicas.push(replica);
      return replica;
    },
    api,
    connection,
    queue,
    file,
    userIds,
    async list(ids) {
      listed = ids;
      await writeFile(file, ids.join("\n"));
    },
    start(command, ...more) {
      const pace = ["--per-minute", String(PER_MINUTE)];
      const run = startExample(
        "fleet.ts",
        [command, "users", "--base-url", api.url, "--from", file, ...pace, ...more],
        {
          env,
        },
      );
      runs.push(run);
      return run;
    },
    run: (command, ...more) => fleet.start(command, ...more).ended,
    startWorker: (lockS = 30) =>
      fleet.start("work", "--concurrency", String(CONCURRENCY), "--lock-seconds", String(lockS)),
    calls: (kind) => api.calls.filter((call) => call.kind === kind).length,
    called: (count) => until(`${count} unenrolments`, () => fleet.calls("unenroll") >= count),
    finished: () => until("all are done", async () => (await queue.getCompletedCount()) === listed.length),
    async counts(windowMs) {
      const unfinished = new Set<string>();
      for (const job of await queue.getJobs()) if (job.returnvalue === null) unfinished.add(job.data.userId);
      const enrolled = listed.filter((userId) => !api.unenrolled.has(userId));
      return {
        ...countCalls(api.calls, windowMs),
        users: listed.length - enrolled.length,
        leftOut: enrolled.filter((userId) => !unfinished.has(userId)),
      };
    },
    async close() {
      for (const run of runs) run.kill("SIGKILL");
      await Promise.all(runs.map(({ ended }) => ended));
      connection.disconnect();
      await proxy.close();
      await Promise.all([redis, ...replicas].map((one) => one.close()));
      await api.stop();
      await rm(directory, { recursive: true });
    },
  };
  await fleet.list(userIds);
  return fleet;
}

/** Sends workers a Ctrl-C, and waits for their end. */
export function interrupt(...workers: readonly Run[]): Promise<Ending[]> {
  for (const worker of workers) worker.kill("SIGINT");
  return Promise.all(workers.map(({ ended }) => ended));
}
