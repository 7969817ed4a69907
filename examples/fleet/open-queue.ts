import { Queue, type JobsOptions } from "bullmq";
import { Redis } from "ioredis";
import type { OperationId } from "@frontegg-identity/client";
import { SERVER_OPTIONS, SERVER_USAGE, serverOf, type Server } from "../support/command-line.ts";
import { UsageError } from "../support/usage-error.ts";

/** What is done for each user of the queue. */
export const OPERATION: Extract<OperationId, "unenrollUserMfa"> = "unenrollUserMfa";

/** The options that say which queue a command is for. */
export const QUEUE_OPTIONS: typeof SERVER_OPTIONS & Record<"account" | "redis", { type: "string"; default: string }> = {
  ...SERVER_OPTIONS,
  account: { type: "string", default: "" },
  // A password in the environment is not seen in the list of processes.
  redis: { type: "string", default: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379" },
};

export const QUEUE_USAGE: string = `${SERVER_USAGE}
  --account <name>     any name that tells this account from the others in the same Redis
  --redis <url>        default: the environment variable REDIS_URL, or redis://127.0.0.1:6379`;

/** What is known of a user whose turn it is. */
export interface Task {
  readonly userId: string;
  /**
   * The start of this job (`attemptsStarted`) that ended in the knowledge that nothing is under way and the user still
   * has MFA. Any start but the one that follows it finds an outcome that is not known.
   */
  readonly clearedBy?: number;
}

/** `already`: there was nothing to do, which is also what a lookup finds after an answer that was lost. */
export type Result = "done" | "already";

export type FleetQueue = Queue<Task, Result, typeof OPERATION>;

/**
 * Every failure but a refusal of the one user is tried again: with the waits below, for some ten minutes. Jobs are kept
 * when they are finished: they are what knows that a user is done.
 */
export const JOB_OPTIONS: JobsOptions = { attempts: 15, backoff: { type: "custom" }, stackTraceLimit: 0 };

/** 1 s, doubling, at most a minute; less up to a half of it by chance, so that many do not come back at once. */
export function backoffMs(attemptsMade: number): number {
  return Math.round(Math.min(1_000 * 2 ** (attemptsMade - 1), 60_000) * (1 - Math.random() / 2));
}

/** Does something with the queue that a command line names, once Redis is there. */
export async function withQueue(
  values: { region?: string; "base-url"?: string; account: string; redis: string },
  work: (queue: FleetQueue, redis: Redis, server: Server) => Promise<number>,
): Promise<number> {
  const server = serverOf(values);
  const redis = connect(values.redis);
  const queue = openQueue(server, redis, values.account);
  try {
    await ready(redis);
    return await work(queue, redis, server);
  } catch (error) {
    // Such as one that is out of memory. Its error holds the whole command, of up to a thousand users.
    throw error instanceof Error && error.name === "ReplyError"
      ? new UsageError(`Redis refuses: ${error.message}`)
      : error;
  } finally {
    await queue.close();
    redis.disconnect();
  }
}

/** Connects to Redis. A connection that is lost is made again; commands wait for it, and nothing of the run is lost. */
export function connect(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(times * 100, 1_000) });
  let isUp = true;
  redis.on("ready", () => (isUp = true));
  redis.on("error", (error) => {
    if (isUp) console.error(`Redis cannot be reached, and is waited for: ${String(error)}`);
    isUp = false;
  });
  return redis;
}

/** Waits for a Redis that is not there, and not for one that wants another password. */
function ready(redis: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    redis.once("ready", resolve);
    redis.on("error", ({ message }) => {
      if (/^(NOAUTH|WRONGPASS)/.test(message)) reject(new UsageError(`Redis refuses: ${message}`));
    });
  });
}

/** A queue belongs to a server and an account: the same user id elsewhere is another user. */
export function openQueue(server: Server, connection: Redis, account = ""): FleetQueue {
  // BullMQ permits no colon.
  const name = [OPERATION, server.region ?? server.baseUrl.replace(/\/+$/, ""), account]
    .filter(Boolean)
    .map(encodeURIComponent)
    .join("-");
  const queue: FleetQueue = new Queue(name, { connection, defaultJobOptions: JOB_OPTIONS });
  // What `connect` has said.
  queue.on("error", () => {});
  return queue;
}

/** The ids of users for whom there was nothing to do: a set, so that who is met twice is counted once. */
export function alreadyKey(queue: FleetQueue): string {
  return queue.toKey("already");
}

/** The job of a user: its id is that of the operation and the user, so that nobody is queued twice. */
export function jobOf(userId: string): { name: typeof OPERATION; data: Task; opts: JobsOptions } {
  return { name: OPERATION, data: { userId }, opts: { jobId: `${OPERATION}-${encodeURIComponent(userId)}` } };
}
