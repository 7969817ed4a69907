/**
 * Tells how far the workers are, until all is done.
 *
 *     node fleet/report.ts --region us
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { parsedArguments, runCommand } from "../support/command-line.ts";
import { UsageError } from "../support/usage-error.ts";
import { alreadyKey, QUEUE_OPTIONS, QUEUE_USAGE, withQueue, type FleetQueue } from "./open-queue.ts";
import { progressBar, progressLine, type Progress } from "./progress-line.ts";

const USAGE = `Usage: node fleet/report.ts --region <eu | us | ca | au> [options]

${QUEUE_USAGE}
  --once               tells how far they are now, and ends
  --forget             removes a run that has ended from Redis, so that its users can be queued again

Exit code: 0 all users done, 1 some failed or are left, 2 nothing is queued, 130 interrupted.`;

const FAILURES_AT_A_TIME = 1_000;
const LOOK_EVERY_MS = 500;
/** Where there is no terminal, such as in a log. */
const LINE_EVERY_MS = 10_000;

await runCommand(USAGE, async (args) => {
  const { values } = parsedArguments(args, {
    ...QUEUE_OPTIONS,
    once: { type: "boolean", default: false },
    forget: { type: "boolean", default: false },
  });
  return withQueue(values, async (queue, redis) => {
    if ((await queue.getJobCountByTypes()) === 0)
      throw new UsageError(`${queue.name} is empty: run the producer first`);
    const progress = await watch(queue, redis, values.once || values.forget);
    await listFailures(queue);
    if (values.forget) {
      if (progress.left > 0)
        throw new UsageError(`${progress.left} users are left: only a run that has ended is forgotten`);
      await queue.obliterate();
      await redis.del(alreadyKey(queue));
    }
    return progress.failed + progress.left > 0 ? 1 : 0;
  });
});

async function progressOf(queue: FleetQueue, redis: Redis): Promise<Progress> {
  // In this order: who is found to have no MFA is in the set first.
  const { completed = 0, failed = 0, ...others } = await queue.getJobCounts();
  const already = Math.min(completed, await redis.scard(alreadyKey(queue)));
  const left = Object.values(others).reduce((sum, count) => sum + count, 0);
  return { done: completed - already, already, failed, left, isPaused: await queue.isPaused() };
}

async function watch(queue: FleetQueue, redis: Redis, isOnce: boolean): Promise<Progress> {
  const isTerminal = process.stdout.isTTY && !isOnce;
  // The next prompt is not to stand in the bar.
  if (isTerminal) {
    process.once("SIGINT", () => {
      process.stdout.write("\n");
      process.exit(130);
    });
  }
  const startMs = performance.now();
  const first = await progressOf(queue, redis);
  let nextLineMs = startMs;
  for (;;) {
    /* oxlint-disable no-await-in-loop -- it looks again and again */
    const progress = await progressOf(queue, redis);
    const nowMs = performance.now();
    const line = progressLine(progress, first, nowMs - startMs);
    const isEnd = isOnce || progress.left === 0;
    // A terminal that was not told its width says 0.
    if (isTerminal)
      process.stdout.write(`\r${isEnd ? "" : progressBar(progress, line, process.stdout.columns || 80)}\u001B[K`);
    if (isEnd || (!isTerminal && nowMs >= nextLineMs)) {
      console.log(line);
      nextLineMs = nowMs + LINE_EVERY_MS;
    }
    if (isEnd) return progress;
    await sleep(LOOK_EVERY_MS);
    /* oxlint-enable no-await-in-loop */
  }
}

async function listFailures(queue: FleetQueue): Promise<void> {
  for (let start = 0; ; start += FAILURES_AT_A_TIME) {
    // oxlint-disable-next-line no-await-in-loop -- a page at a time, since they may be many
    const jobs = await queue.getFailed(start, start + FAILURES_AT_A_TIME - 1);
    for (const job of jobs) console.log(`failed  ${job.data.userId}  ${job.failedReason}`);
    if (jobs.length < FAILURES_AT_A_TIME) return;
  }
}
