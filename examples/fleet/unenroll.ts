import { UnrecoverableError, WaitingError, Worker, type Job } from "bullmq";
import { ApiError, type FronteggClient } from "@frontegg-identity/client";
import { judgeError } from "../support/judge-error.ts";
import type { Result, Task } from "./open-queue.ts";

/** For a 429 that does not say when to come back, or says "now". */
const DEFAULT_WAIT_MS = 10_000;

/** What a start of a job needs of its surroundings. */
export interface Surroundings {
  readonly frontegg: Pick<FronteggClient, "getUser" | "unenrollUserMfa">;
  /** Makes all workers wait. */
  readonly waitAll: (ms: number) => Promise<void>;
  /** Ends the work of all workers. */
  readonly stopAll: (reason: string) => Promise<void>;
  /** Ends the call before this start loses its job to another worker. */
  readonly signal: AbortSignal;
}

/**
 * Does one start of a job: exactly one call, since the limiter counts starts. What comes after it is a start of its own.
 *
 * The first start unenrols. A later one does so only where the start before it knew that nothing is under way; else it
 * asks whether the user still has MFA: the worker may have died, or the answer may have been lost, after the request.
 */
export async function unenroll(
  job: Pick<Job<Task>, "data" | "attemptsStarted" | "updateData" | "moveToWait" | "token">,
  { frontegg, waitAll, stopAll, signal }: Surroundings,
): Promise<Result> {
  const { userId, clearedBy = 0 } = job.data;
  const isCleared = job.attemptsStarted === clearedBy + 1;
  const clear = () => job.updateData({ userId, clearedBy: job.attemptsStarted });
  try {
    if (isCleared) {
      await frontegg.unenrollUserMfa(userId, { signal });
      return "done";
    }
    const { mfaEnrolled } = await frontegg.getUser(userId, { signal });
    // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- only a "no" is one, not an answer without
    if (mfaEnrolled === false) return "already";
  } catch (error) {
    // Out of time, for instance because Redis gave no token: what the next start looks up.
    if (signal.aborted) throw error;
    const reason = String(error);
    switch (judgeError(error)) {
      case "already":
        return "already";
      case "later":
        // A lookup that is refused says nothing of the user.
        if (isCleared) await clear();
        await waitAll((ApiError.isInstance(error) && error.retryAfterMs) || DEFAULT_WAIT_MS);
        throw Worker.RateLimitError();
      case "everyone":
        await stopAll(reason);
        return putBack();
      case "user":
        throw new UnrecoverableError(reason);
      case "unknown":
        // Not the error itself: BullMQ keeps the message, and here that has the class in it.
        throw new Error(reason, { cause: error });
    }
  }
  await clear();
  return putBack();

  async function putBack(): Promise<never> {
    await job.moveToWait(job.token);
    throw new WaitingError();
  }
}
