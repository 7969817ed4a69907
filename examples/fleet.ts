/**
 * Resets the MFA of a list of users with any number of workers, on any number of machines. They share one rate limit.
 * You need Redis 6.2 or Valkey that keeps its data (`--appendonly yes`) and evicts nothing. For each list, use a queue
 * of its own. Calls that wait for a worker's first token leave together, so a worker's `--concurrency` (10) is the most
 * by which a minute can overflow when it starts.
 *
 *     npm install bullmq ioredis @frontegg-identity/client
 *     export FRONTEGG_CLIENT_ID=… FRONTEGG_SECRET=… REDIS_URL=rediss://:password@queue.internal:6379
 *     node fleet.ts produce march --region us --from users.txt --per-minute 1000
 *     node fleet.ts work march --region us      # as many as you like
 *     node fleet.ts report march --region us    # ends when all users are done: 0, or 1 if some failed or are missing
 *     node fleet.ts forget march --region us    # removes the list from Redis
 */
import { existsSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ApiError, AuthenticationError, createClient, environmentToken, isRegion } from "@frontegg-identity/client";
import { Queue, UnrecoverableError, WaitingError, Worker, type Job } from "bullmq";
import { Redis } from "ioredis";

/** A user whose turn it is. */
interface Task {
  readonly userId: string;
  /** The start of this job after which nothing was under way and the user still had MFA. The next one may reset it. */
  readonly clearedBy: number;
}

const NOT_ENROLLED = "ER-01097"; // the API's error for a user without MFA
const LIMITED_MS = 10_000; // the wait after a 429 that doesn't say how long to wait
const REFUSED_BEFORE_STOP = 10; // so many in a row mean that something is wrong for everyone

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    region: { type: "string", default: "" },
    "base-url": { type: "string" },
    from: { type: "string", default: "users.txt" },
    "per-minute": { type: "string", default: "100" },
    concurrency: { type: "string", default: "10" },
    "lock-seconds": { type: "string", default: "30" },
  },
});
const { region, from, "base-url": baseUrl } = values;
const [command = "", name = "users"] = positionals;

const redis = new Redis(process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379", {
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(times * 100, 1_000),
  // After a failover the old primary may live on as a replica. A new connection finds the new one.
  reconnectOnError: ({ message }) => (message.includes("READONLY") ? 2 : false),
});
redis.on("error", (error) => console.error(`Redis: ${error.message}`));
const queue = new Queue<Task, "done">(encodeURIComponent(`unenroll ${baseUrl ?? region} ${name}`), {
  connection: redis,
  // Finished jobs stay, because they are what knows that a user is done.
  defaultJobOptions: { attempts: 15, backoff: { type: "custom" }, stackTraceLimit: 0 },
});
queue.on("error", () => {});
/** The number of users in the list, once it is read. Redis forgets it if it forgets the users. */
const sizeKey = queue.toKey("size");

/** Queues the users. Run it again after a crash, to retry users who failed, or to change the pace. */
async function produce(): Promise<number> {
  // An even pace, 1 % below the limit: no minute has more calls than the limit, wherever it begins.
  const perMinute = Number(values["per-minute"]);
  const max = Math.max(1, Math.floor(perMinute / 100));
  await queue.setGlobalRateLimit(max, Math.ceil((max * 60_000) / (perMinute * 0.99)));
  // If Redis was emptied since, nobody knows who is done. Then every user is looked up first.
  const marker = `${from}.${name}.queued`;
  const isLost = existsSync(marker) && (await redis.exists(sizeKey)) === 0;
  writeFileSync(marker, new Date().toISOString());
  await redis.set(sizeKey, "unknown");
  await queue.retryJobs({ state: "failed" });
  const userIds = new Set<string>();
  for await (const line of (await open(from)).readLines()) {
    const userId = line.trim();
    if (/[\s,;"'/\\@\p{C}\uFFFD]|^\.\.?$/u.test(userId)) throw new Error(`This is not an ID: ${line}`);
    if (userId !== "") userIds.add(userId);
  }
  const jobs = [...userIds].map((userId) => ({
    name: "unenroll",
    data: { userId, clearedBy: isLost ? -1 : 0 },
    opts: { jobId: `u-${encodeURIComponent(userId)}` }, // so nobody is queued twice
  }));
  while (jobs.length > 0) await queue.addBulk(jobs.splice(0, 1_000));
  if ((await redis.getset(sizeKey, userIds.size)) === null) throw new Error("Redis was emptied. Run `produce` again");
  console.log(`${userIds.size} users${isLost ? ", who are looked up first, because Redis was emptied" : ""}`);
  return 0;
}

/** Works on the queue until Ctrl-C, or until something is wrong for everyone. Starting a worker resumes the queue. */
async function work(): Promise<number> {
  const { FRONTEGG_CLIENT_ID: clientId = "", FRONTEGG_SECRET: secret = "" } = process.env;
  const lockMs = Number(values["lock-seconds"]) * 1_000;
  const frontegg = createClient({
    ...(baseUrl === undefined && isRegion(region) ? { region } : { baseUrl: baseUrl ?? "" }),
    token: environmentToken({ clientId, secret }),
    // Calls end before the lock of their job does. BullMQ repeats them, at the common pace.
    timeoutMs: Math.floor(lockMs / 3),
    retry: false,
  });
  const { promise: stopped, resolve: stop } = Promise.withResolvers<number>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(0));
  let refused = 0;
  await queue.resume();

  /** Makes one call, since the limiter counts starts of jobs. A start that follows an unknown outcome looks it up. */
  async function start(job: Job<Task, "done">): Promise<"done"> {
    const { userId, clearedBy } = job.data;
    const isCleared = job.attemptsStarted === clearedBy + 1;
    const signal = AbortSignal.timeout(Math.floor((lockMs * 2) / 3));
    const clear = (): Promise<void> => job.updateData({ userId, clearedBy: job.attemptsStarted });
    const putBack = async (isClear = true): Promise<never> => {
      if (isClear) await clear();
      await job.moveToWait(job.token);
      throw new WaitingError();
    };
    try {
      if (isCleared) await frontegg.unenrollUserMfa(userId, { signal });
      // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- only a "no" is one, not an answer without
      else if ((await frontegg.getUser(userId, { signal })).mfaEnrolled !== false) return await putBack();
      refused = 0;
      return "done";
    } catch (error) {
      const reason = String(error);
      if (error instanceof WaitingError || signal.aborted) throw error;
      const { status = 0, errorCode, operation, retryAfterMs = LIMITED_MS } = ApiError.isInstance(error) ? error : {};
      if (errorCode === NOT_ENROLLED) return "done";
      if (status === 429) {
        if (isCleared) await clear();
        await queue.rateLimit(Math.max(retryAfterMs, 1_000));
        throw Worker.RateLimitError();
      }
      const isToken = operation === "createEnvironmentToken" && status < 500;
      const isRefused = status >= 300 && status < 500 && status !== 408;
      if (isRefused) refused++;
      if (AuthenticationError.isInstance(error) || status === 401 || isToken || refused >= REFUSED_BEFORE_STOP) {
        console.error(`Stopping all workers: ${reason}`);
        await queue.pause();
        return await putBack(isCleared);
      }
      // No outcome is known, or this user is refused.
      throw isRefused ? new UnrecoverableError(reason) : new Error(reason, { cause: error });
    }
  }

  const worker = new Worker<Task, "done">(queue.name, start, {
    connection: redis,
    concurrency: Number(values.concurrency),
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 100, // a user is given up if so many workers died over it
    settings: { backoffStrategy: (made) => Math.min(1_000 * 2 ** (made - 1), 60_000) * (1 - Math.random() / 2) },
  });
  worker.on("error", ({ message }) => console.error(message));
  worker.on("failed", (job, { message }) => console.error(`${job?.data.userId}  ${message}`));
  const look = async (): Promise<void> => void ((await queue.isPaused().catch(() => false)) && stop(1));
  const looks = setInterval(() => void look(), 1_000);
  await stopped;
  clearInterval(looks);
  // Calls in flight may end within a container's grace of ten seconds. Other workers look up those that don't.
  await Promise.race([worker.close(), sleep(8_000)]);
  return stopped;
}

/** Tells how far the workers are, until all users are done. */
async function report(): Promise<number> {
  for (let seconds = 0; ; seconds++) {
    const size = await redis.get(sizeKey);
    const { completed = 0, failed = 0, ...others } = await queue.getJobCounts();
    const left = Object.values(others).reduce((sum, count) => sum + count, 0);
    const missing = Number(size ?? 0) - completed - failed - left; // NaN while the list is read
    if (seconds % 10 === 0 || left === 0) console.log(`${completed} done, ${failed} failed, ${left} left of ${size}`);
    if (size === null || (left === 0 && missing !== 0 && !Number.isNaN(missing))) {
      throw new Error("Redis has lost users. Run `produce` again");
    }
    if (left === 0 && missing === 0) {
      for (const { data, failedReason } of await queue.getFailed()) console.log(`${data.userId}  ${failedReason}`);
      return failed > 0 ? 1 : 0;
    }
    await sleep(1_000);
  }
}

/** Removes a list from Redis. */
const forget = (): Promise<number> => queue.obliterate().then(async () => (await redis.del(sizeKey)) - 1);

try {
  const run = { produce, work, report, forget }[command];
  if (!run) throw new Error(`Use produce, work, report or forget, not "${command}"`);
  process.exit(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
