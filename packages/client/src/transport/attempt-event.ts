import type { AnyOperationId } from "../errors/request-error.ts";

/**
 * Describes one attempt and how it ended. Holds no header and no secret.
 *
 * The client reports an attempt as soon as it knows what follows. So the event of a refused token comes after those of the
 * request for a new one.
 */
export interface AttemptEvent {
  /** The `operationId`, or `createEnvironmentToken`. */
  readonly operation: AnyOperationId;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path below the base URL, percent-encoded. It holds the parameters, such as a user's ID. */
  readonly path: string;
  /** The HTTP status, if a response arrived. */
  readonly status: number | undefined;
  /**
   * The reason why no response arrived. `AbortError`: the caller gave up. `OtherError`: `fetch` threw something that isn't a failure of
   * the network, such as a framework's signal, which the call rethrows.
   */
  readonly error: "NetworkError" | "TimeoutError" | "AbortError" | "OtherError" | undefined;
  /** How long the attempt took, in milliseconds, including the body. */
  readonly durationMs: number;
  /** The wait before the next attempt, in milliseconds. Undefined after the last one. */
  readonly waitMs: number | undefined;
  /** The `frontegg-trace-id` response header. */
  readonly traceId: string | undefined;
}

/** Gets every attempt. The client ignores what it throws or rejects with. */
export type AttemptListener = (event: AttemptEvent) => void;

/** Wraps a listener, so that its bugs, thrown or rejected, don't reach the call. */
export function guardedListener(listener: AttemptListener): AttemptListener {
  return (event) => {
    // Async, so that one catch takes both.
    (async () => listener(event))().catch(() => {});
  };
}
