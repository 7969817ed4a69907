import type { AnyOperationId } from "../errors/request-error.ts";

/**
 * One request that was made and how it ended. Holds no header and no secret.
 *
 * Events come when it is known what follows: that of a refused token after those of the request for a fresh one.
 */
export interface AttemptEvent {
  /** The `operationId`, or `createEnvironmentToken`. */
  readonly operation: AnyOperationId;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  readonly method: string;
  /** The path below the base URL, percent-encoded; it holds the user's id. */
  readonly path: string;
  /** The HTTP status, where a response arrived. */
  readonly status: number | undefined;
  /**
   * Why no response arrived. `AbortError`: the caller gave up. `OtherError`: `fetch` threw something that is no failure of
   * the network, such as a framework's signal, which the call rethrows.
   */
  readonly error: "NetworkError" | "TimeoutError" | "AbortError" | "OtherError" | undefined;
  /** How long the attempt took, in milliseconds, the body included. */
  readonly durationMs: number;
  /** The wait before the next attempt, in milliseconds. Undefined after the last one. */
  readonly waitMs: number | undefined;
  /** The `frontegg-trace-id` response header. */
  readonly traceId: string | undefined;
}

/** Is told of every attempt. What it throws, now or later, is ignored. */
export type AttemptListener = (event: AttemptEvent) => void;

/** Guards a listener, so that a fault of the listener's, thrown or rejected, stays its own. */
export function guardedListener(listener: AttemptListener): AttemptListener {
  return (event) => {
    // Async, so that one catch takes both.
    (async () => listener(event))().catch(() => {});
  };
}
