import { Queue, type JobsOptions } from "bullmq";
import { Redis } from "ioredis";
import type { OperationId } from "@frontegg-identity/client";
import type { Server } from "../support/command-line.ts";

/** What is done for each user of the queue. */
export const OPERATION: Extract<OperationId, "unenrollUserMfa"> = "unenrollUserMfa";

export const REDIS_OPTION = { redis: { type: "string", default: "redis://127.0.0.1:6379" } } as const;

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

/** Every failure but a refusal of the one user is tried again: with the waits below, for some ten minutes. */
export const JOB_OPTIONS: JobsOptions = { attempts: 15, backoff: { type: "custom" } };

/** 1 s, doubling, at most a minute; less up to a half of it by chance, so that many do not come back at once. */
export function backoffMs(attemptsMade: number): number {
  return Math.round(Math.min(1_000 * 2 ** (attemptsMade - 1), 60_000) * (1 - Math.random() / 2));
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

/** A queue belongs to a server: the same user id elsewhere is another user. Accounts have a Redis database each. */
export function openQueue(server: Server, connection: Redis): FleetQueue {
  const queue: FleetQueue = new Queue(queueName(server), { connection, defaultJobOptions: JOB_OPTIONS });
  // What `connect` has said.
  queue.on("error", () => {});
  return queue;
}

/** BullMQ permits no colon. */
export function queueName({ region, baseUrl }: Server): string {
  return `${OPERATION}-${region ?? encodeURIComponent(baseUrl)}`;
}

/** The ids of users for whom there was nothing to do: a set, so that who is met twice is counted once. */
export function alreadyKey(queue: FleetQueue): string {
  return queue.toKey("already");
}

/** The job of a user: its id is that of the operation and the user, so that nobody is queued twice. */
export function jobOf(userId: string): { name: typeof OPERATION; data: Task; opts: JobsOptions } {
  return { name: OPERATION, data: { userId }, opts: { jobId: `${OPERATION}-${encodeURIComponent(userId)}` } };
}
