/**
 * Measures the fleet: `measure.ts [limit | speed | memory]`. Ends with exit code 1 where any minute had more calls than
 * the limit.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "bullmq";
import { paceOf } from "../../fleet/pace.ts";
import { countCalls } from "./count-calls.ts";
import { startFleet, type Fleet } from "./start-fleet.ts";

const LIMIT = 1_000;
const ANSWER_MS = 50;
const MINUTE_MS = 60_000;

/** Lists users, and has them worked on until an end. */
async function withUsers(count: number, work: (fleet: Fleet) => Promise<void>): Promise<void> {
  const fleet = await startFleet();
  fleet.api.delayMs = ANSWER_MS;
  await fleet.list(Array.from({ length: count }, () => crypto.randomUUID()));
  await work(fleet);
  await fleet.close();
}

async function produce(fleet: Fleet, perMinute: string): Promise<void> {
  const { exitCode, stderr } = await fleet.produce("--per-minute", perMinute);
  if (exitCode !== 0) throw new Error(stderr);
}

/** Queues users while workers wait for them, and gives the times of so many calls. */
async function timesOf(fleet: Fleet, calls: number, workers: number, perWorker: number, perMinute: string) {
  for (let index = 0; index < workers; index++) fleet.startWorker({ concurrency: perWorker });
  await sleep(2_000); // They are up, and wait.
  const startMs = performance.now();
  await produce(fleet, perMinute);
  const times = () => fleet.api.calls.filter(({ kind }) => kind !== "token").map(({ atMs }) => atMs - startMs);
  while (times().length < calls) await sleep(100);
  return times();
}

async function measureLimit(): Promise<void> {
  const { max } = paceOf(LIMIT);
  const users = LIMIT * 1.5;
  for (const workers of [1, 2, 4]) {
    await withUsers(users, async (fleet) => {
      const timesMs = await timesOf(fleet, users, workers, 10, String(LIMIT));
      // From the first call of the first window to the first call of the last.
      const perMinute = ((users - max) / ((timesMs[users - max] ?? 0) - (timesMs[0] ?? 0))) * MINUTE_MS;
      const { fullestWindow } = countCalls(fleet.api.calls, MINUTE_MS);
      console.log(
        `limit ${LIMIT} a minute, ${workers} workers: ${(perMinute / 60).toFixed(1)} a second, ` +
          `${(perMinute / LIMIT).toFixed(3)} of the limit; fullest minute ${fullestWindow}`,
      );
      if (fullestWindow > LIMIT) process.exitCode = 1;
    });
  }
}

async function measureSpeed(): Promise<void> {
  const users = 10_000;
  for (const workers of [1, 2, 4]) {
    for (const perWorker of [10, 50]) {
      await withUsers(users, async (fleet) => {
        const timesMs = await timesOf(fleet, users, workers, perWorker, "none");
        const seconds = ((timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0)) / 1_000;
        console.log(
          `no limit, answers after ${ANSWER_MS} ms, ${workers} workers of ${perWorker}: ${Math.round(users / seconds)} a second`,
        );
      });
    }
  }
}

async function measureMemory(): Promise<void> {
  const users = 1_000_000;
  // Redis' default, and what the guide advises: so that the fields of a job are one block.
  for (const listpackValue of ["64", "256"]) {
    await withUsers(users, async (fleet) => {
      const { connection, queue } = fleet;
      await connection.config("SET", "hash-max-listpack-value", listpackValue);
      const before = await memory();
      await tell("queued", () => produce(fleet, "none"));
      // All of them by a worker that calls nobody: what is measured is what Redis keeps.
      await tell("finished", async () => {
        const worker = new Worker(queue.name, async () => "done", { connection, concurrency: 500 });
        while ((await queue.getCompletedCount()) < users) await sleep(1_000);
        await worker.close();
      });
      await tell("queued again, each of them known", () => produce(fleet, "none"));
      await tell("forgotten", () => fleet.report("--forget"));

      async function tell(what: string, work: () => Promise<unknown>): Promise<void> {
        const startMs = performance.now();
        await work();
        const seconds = Math.round((performance.now() - startMs) / 1_000);
        const megabytes = Math.round(((await memory()) - before) / 1e6);
        console.log(
          `hash-max-listpack-value ${listpackValue}, a million ids ${what}: ${seconds} s, ${megabytes} MB in Redis`,
        );
      }
      async function memory(): Promise<number> {
        return Number(/used_memory:(\d+)/.exec(await connection.info("memory"))?.[1]);
      }
    });
  }
  await withUsers(100_000, async (fleet) => {
    const [firstMs = 0] = await timesOf(fleet, 1, 1, 10, String(LIMIT));
    console.log(`first call ${Math.round(firstMs)} ms after the start of the producer, of 100,000 ids`);
  });
}

const measurements = { limit: measureLimit, speed: measureSpeed, memory: measureMemory };
const only = process.argv[2];
for (const [name, measure] of Object.entries(measurements)) {
  if (only === undefined || only === name) await measure();
}
