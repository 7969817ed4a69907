/**
 * Measures the fleet: `measure.ts [limit | speed | memory]`. Ends with exit code 1 where any minute had more calls than
 * the limit.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, openQueue } from "../../fleet/open-queue.ts";
import { paceOf } from "../../fleet/pace.ts";
import { startExample, type Run } from "../run-example.ts";
import { fullestMinute } from "./fullest-minute.ts";
import { startAccountsServer, type AccountsServer } from "./start-accounts-server.ts";
import { startRedis } from "./start-redis.ts";

const options = { env: { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" } };
const LIMIT = 1_000;
const ANSWER_MS = 50;

interface Measured {
  readonly timesMs: readonly number[];
  readonly queuedMs: number;
  readonly firstCallMs: number;
  readonly bytes: number;
}

/** Queues users while workers run, and ends when so many of them were called for. */
async function measure(
  users: number,
  until: number,
  workers: number,
  perMinute: string,
  perWorker: number,
): Promise<Measured> {
  const directory = await mkdtemp(join(tmpdir(), "fleet-measure-"));
  const file = join(directory, "users.txt");
  await writeFile(file, Array.from({ length: users }, () => crypto.randomUUID()).join("\n"));
  const redis = await startRedis();
  const connection = connect(redis.url);
  const api: AccountsServer = await startAccountsServer();
  api.delayMs = ANSWER_MS;
  const server = ["--base-url", api.url, "--redis", redis.url];
  const queue = openQueue({ baseUrl: api.url }, connection);
  const startWorker = (): Run =>
    startExample("fleet/worker.ts", [...server, "--concurrency", String(perWorker)], options);
  const running = Array.from({ length: workers }, startWorker);
  await sleep(workers > 0 ? 2_000 : 0); // They are up, and wait.

  const before = await memory();
  const startMs = performance.now();
  const { exitCode, stderr } = await startExample(
    "fleet/producer.ts",
    [file, ...server, "--per-minute", perMinute],
    options,
  ).ended;
  if (exitCode !== 0) throw new Error(stderr);
  const queuedMs = performance.now() - startMs;
  const bytes = (await memory()) - before;
  const calls = () => api.calls.filter(({ kind }) => kind !== "token");
  while (calls().length < until) await sleep(100);
  for (const run of running) run.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  const timesMs = calls().map(({ atMs }) => atMs);
  await queue.close();
  connection.disconnect();
  await redis.close();
  await api.stop();
  await rm(directory, { recursive: true });
  return { timesMs, queuedMs, firstCallMs: (timesMs[0] ?? Infinity) - startMs, bytes };

  async function memory(): Promise<number> {
    return Number(/used_memory:(\d+)/.exec(await connection.info("memory"))?.[1]);
  }
}

const only = process.argv[2];

if (only === undefined || only === "limit") {
  const { max } = paceOf(LIMIT);
  const users = LIMIT * 1.5;
  for (const workers of [1, 2, 4]) {
    const { timesMs } = await measure(users, users, workers, String(LIMIT), 10);
    // From the first call of the first window to the first call of the last.
    const perMinute = ((users - max) / ((timesMs[users - max] ?? 0) - (timesMs[0] ?? 0))) * 60_000;
    const fullest = fullestMinute(timesMs);
    console.log(
      `limit ${LIMIT} a minute, ${workers} workers: ${(perMinute / 60).toFixed(1)} a second, ` +
        `${(perMinute / LIMIT).toFixed(3)} of the limit; fullest minute ${fullest}`,
    );
    if (fullest > LIMIT) process.exitCode = 1;
  }
}
if (only === undefined || only === "speed") {
  for (const workers of [1, 2, 4]) {
    for (const perWorker of [10, 50]) {
      const { timesMs } = await measure(10_000, 10_000, workers, "none", perWorker);
      const seconds = ((timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0)) / 1_000;
      console.log(
        `no limit, answers after ${ANSWER_MS} ms, ${workers} workers of ${perWorker}: ${Math.round(10_000 / seconds)} a second`,
      );
    }
  }
}
if (only === undefined || only === "memory") {
  const { queuedMs, bytes } = await measure(1_000_000, 0, 0, String(LIMIT), 10);
  console.log(
    `a million ids: queued in ${Math.round(queuedMs / 1_000)} s, ${Math.round(bytes / 1e6)} MB in Redis, ` +
      `${Math.round(bytes / 1e6)} bytes each`,
  );
  const { firstCallMs } = await measure(100_000, 1, 1, String(LIMIT), 10);
  console.log(`first call ${Math.round(firstCallMs)} ms after the start of the producer, of 100,000 ids`);
}
