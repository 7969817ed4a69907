import type { Operation } from "./operation.ts";

/** One request that was made and how it ended. Holds no header and no secret. */
export interface AttemptEvent {
  /** The `operationId`, or `createEnvironmentToken`. */
  readonly operation: Operation;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  readonly method: string;
  /** The path below the base URL, percent-encoded; it holds the user's id. */
  readonly path: string;
  /** The HTTP status, where a response arrived. */
  readonly status?: number;
  /** Why no response arrived. `AbortError`: the caller gave up. */
  readonly error?: "NetworkError" | "TimeoutError" | "AbortError";
  /** How long the attempt took, in milliseconds, the body included. */
  readonly durationMs: number;
  /** The wait before the next attempt, in milliseconds. Absent after the last one. */
  readonly waitMs?: number;
  /** The `frontegg-trace-id` response header. */
  readonly traceId?: string;
}

/** Is told of every attempt. What it throws, now or later, is ignored. */
export type AttemptListener = (event: AttemptEvent) => void;

/** Tells a listener of an attempt, so that a fault of the listener's stays its own. */
export function notify(listener: AttemptListener, event: AttemptEvent): void {
  // Async, so that one catch takes both what is thrown and what is rejected.
  (async () => listener(event))().catch(() => {});
}
