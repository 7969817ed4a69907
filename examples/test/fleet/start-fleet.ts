import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, openQueue, type FleetQueue } from "../../fleet/open-queue.ts";
import { runExample, startExample, type Ending, type Run } from "../run-example.ts";
import { startAccountsServer, type AccountsServer, type Call } from "./start-accounts-server.ts";
import { startRedis, type RedisServer } from "./start-redis.ts";
import { until } from "./until.ts";

/** The calls that a worker has under way at most. */
export const CONCURRENCY = 4;
/** After so long without a sign of life, a worker's users are given to others. */
export const LOCK_S = 2;

/** A Redis, an API and a list of users, and the commands to use them with. */
export interface Fleet {
  readonly redis: RedisServer;
  readonly api: AccountsServer;
  readonly queue: FleetQueue;
  readonly userIds: readonly string[];
  /** Writes the list that the producer reads: `userIds`, unless it is changed. */
  list(userIds: readonly string[]): Promise<void>;
  startProducer(...more: string[]): Run;
  produce(...more: string[]): Promise<Ending>;
  report(...more: string[]): Promise<Ending>;
  startWorker(): Run;
  /** How many calls of a kind there were, or of all kinds. */
  calls(kind?: Call["kind"]): number;
  /** Waits until there were so many calls. */
  called(count: number): Promise<void>;
  /** Waits until every user is done. */
  finished(): Promise<void>;
  /** Keys of the queue in Redis. */
  keys(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts what a fleet needs. */
export async function startFleet(): Promise<Fleet> {
  const directory = await mkdtemp(join(tmpdir(), "fleet-"));
  const file = join(directory, "users.txt");
  const redis = await startRedis();
  const connection = connect(redis.url);
  const api = await startAccountsServer();
  const queue = openQueue({ baseUrl: api.url }, connection);
  const userIds = Array.from({ length: 120 }, (_, index) => `user-${index + 1}`);
  const workers: Run[] = [];
  const server = ["--base-url", api.url, "--redis", redis.url];
  const options = { env: { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" } };

  const fleet: Fleet = {
    redis,
    api,
    queue,
    userIds,
    list: (ids) => writeFile(file, ids.join("\n")),
    startProducer: (...more) =>
      startExample("fleet/producer.ts", [file, ...server, "--per-minute", "none", ...more], options),
    produce: (...more) => fleet.startProducer(...more).ended,
    report: (...more) => runExample("fleet/report.ts", [...server, ...more], options),
    startWorker() {
      const limits = ["--concurrency", String(CONCURRENCY), "--lock-seconds", String(LOCK_S)];
      const worker = startExample("fleet/worker.ts", [...server, ...limits], options);
      workers.push(worker);
      return worker;
    },
    calls: (kind) => api.calls.filter((call) => kind === undefined || call.kind === kind).length,
    called: (count) => until(`${count} calls`, () => api.calls.length >= count),
    finished: () => until("all are done", async () => (await queue.getCompletedCount()) === userIds.length),
    keys: () => connection.keys(`${queue.toKey("")}*`),
    async close() {
      for (const worker of workers) worker.kill("SIGKILL");
      await Promise.all(workers.map(({ ended }) => ended));
      await queue.close();
      connection.disconnect();
      await redis.close();
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
