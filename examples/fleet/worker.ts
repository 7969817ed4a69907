/**
 * Resets the MFA of the users in the queue, beside any number of other workers, on any machine.
 *
 *     export FRONTEGG_CLIENT_ID=… FRONTEGG_SECRET=…
 *     node fleet/worker.ts --region us --redis redis://queue.internal:6379
 */
import { Worker } from "bullmq";
import { createClient } from "@frontegg-identity/client";
import { credentials, integerOf, parsedArguments, runCommand } from "../support/command-line.ts";
import {
  alreadyKey,
  backoffMs,
  QUEUE_OPTIONS,
  QUEUE_USAGE,
  withQueue,
  type OPERATION,
  type Result,
  type Task,
} from "./open-queue.ts";
import { sharedToken } from "./shared-token.ts";
import { unenroll } from "./unenroll.ts";

const USAGE = `Usage: node fleet/worker.ts --region <eu | us | ca | au> [options]

${QUEUE_USAGE}
  --concurrency <n>    calls under way at a time; default: 10
  --lock-seconds <n>   when the users of a worker that died or hangs are given to others; default: 30

The environment variables FRONTEGG_CLIENT_ID and FRONTEGG_SECRET hold the credentials.
Ctrl-C or SIGTERM waits for the calls under way; a second one ends at once.
Exit code: 130 interrupted, 1 the same would happen to every user: all workers have stopped, and start again when started.`;

/** A process that dies takes nobody's last chance with it: only a user of whom all of these died is given up. */
const MOST_DEATHS = 100;

/** How soon a worker ends that another one has stopped. Events would cost it a connection, and each of them a look. */
const LOOK_EVERY_MS = 1_000;

await runCommand(USAGE, (args) => {
  const { values } = parsedArguments(args, {
    ...QUEUE_OPTIONS,
    concurrency: { type: "string", default: "10" },
    "lock-seconds": { type: "string", default: "30" },
  });
  const concurrency = integerOf("concurrency", values.concurrency, 1, 1_000);
  const lockMs = integerOf("lock-seconds", values["lock-seconds"], 1, 3_600) * 1_000;
  const account = credentials();

  return withQueue(values, async (queue, redis, server) => {
    const frontegg = createClient({
      ...server,
      token: sharedToken(redis, account),
      // A call is over before its lock is, even one that waited for a token first: see the signal below.
      timeoutMs: Math.floor(lockMs / 3),
      // BullMQ tries again, and lets each attempt wait for the common limit.
      retry: false,
    });

    const { promise: stopped, resolve: stop } = Promise.withResolvers<{ reason: string; exitCode: number }>();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // Once: the second one ends the process. What was under way then is looked up by another worker.
      process.once(signal, () => stop({ reason: `${signal}; send it again to end at once`, exitCode: 130 }));
    }

    // Starting a worker is how one says that what had stopped them all is mended.
    await queue.resume();
    const worker = new Worker<Task, Result, typeof OPERATION>(
      queue.name,
      async (job) => {
        const result = await unenroll(job, {
          frontegg,
          waitAll: (ms) => queue.rateLimit(ms),
          async stopAll(reason) {
            stop({ reason: `the same would happen to every other user: ${reason}`, exitCode: 1 });
            await queue.pause();
          },
          signal: AbortSignal.timeout(Math.floor((lockMs * 2) / 3)),
        });
        if (result === "already") await redis.sadd(alreadyKey(queue), job.data.userId);
        return result;
      },
      {
        connection: redis,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: lockMs,
        maxStalledCount: MOST_DEATHS,
        settings: { backoffStrategy: backoffMs },
      },
    );
    worker.on("failed", (job, error) => {
      const isFinal = job?.finishedOn !== undefined;
      console.error(`${isFinal ? "failed" : "tried again later"}  ${job?.data.userId}  ${error.message}`);
    });
    worker.on("stalled", (jobId) => console.error(`left by a worker, and looked up  ${jobId}`));
    // Lost connections are told by `connect`; a job that was given to another worker is told here, and once what Redis
    // refuses again and again, such as without memory.
    let told = "";
    worker.on("error", (error) => {
      if (!("code" in error) && error.message !== told) console.error(String(error));
      told = error.message;
    });
    const others = { reason: "the queue was stopped, by another worker or by --forget", exitCode: 1 };
    const looks = setInterval(() => {
      const look = queue.isPaused().then((isPaused) => (isPaused ? stop(others) : undefined));
      // The connection was closed meanwhile.
      look.catch(() => {});
    }, LOOK_EVERY_MS);
    console.log(`Working on ${queue.name}`);

    const { reason, exitCode } = await stopped;
    console.error(`Stopping: ${reason}. Calls under way are waited for.`);
    clearInterval(looks);
    await worker.close();
    return exitCode;
  });
});
