import { NetworkError } from "../errors/network-error.ts";
import type { RequestDetails } from "../errors/request-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import type { RetryPolicy } from "../input/retry-options.ts";
import { sleep } from "./abortable.ts";
import { attempt, type ReadResponse, type Failure } from "./attempt.ts";
import type { AttemptListener } from "./attempt-event.ts";
import { isProgrammingError, safeCause, systemCode } from "./network-failure.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { Redactor } from "./redactor.ts";
import { isRetryable } from "./retry-decision.ts";
import { backoffMs, requestedWaitMs } from "./retry-wait.ts";

/** How a request is sent. */
export interface Sender {
  readonly fetch: typeof globalThis.fetch;
  /** Gives the token for an attempt; requests without one carry none. */
  readonly token?: ((rejectedToken?: string) => string | Promise<string>) | undefined;
  /** The limit for one attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly onAttempt: AttemptListener | undefined;
  /** Ends the call. */
  readonly signal?: AbortSignal | undefined;
}

/** A final answer, and what is needed to make an error of it. */
export interface FinalResponse extends ReadResponse {
  readonly info: RequestDetails;
  readonly redactor: Redactor;
}

/**
 * Sends a request until it is answered for good: each attempt with a token, a refused token replaced once, a passing
 * failure tried again. An answer of any status is returned; no answer is an error.
 *
 * Redirects are not followed: `fetch` would send the body, and in some runtimes the token, to wherever they point.
 *
 * @param secret - What must not be found in an error, besides the tokens.
 * @throws {@link NetworkError} or {@link TimeoutError} of the last attempt, the reason of the caller's abort, what the
 * token source throws, or a programming error of `fetch` itself.
 */
export async function send(request: OutgoingRequest, sender: Sender, secret = ""): Promise<FinalResponse> {
  const { operation, method, url, path, body = null } = request;
  const { signal, timeoutMs } = sender;
  const redactor = new Redactor();
  redactor.add(secret);

  let token = await sender.token?.();
  let retries = 0;
  let replayed = false;

  for (let attempts = 1; ; attempts++) {
    signal?.throwIfAborted();
    let { headers } = request;
    if (token !== undefined) {
      headers = { ...headers, authorization: `Bearer ${token}` };
      redactor.add(token);
    }
    const init: RequestInit = { ...request.init, method, headers, body, redirect: "manual" };
    const startedAt = performance.now();
    const result = await attempt(sender.fetch, url, init, timeoutMs, signal);
    const durationMs = performance.now() - startedAt;

    const { response, failure, error } = result;
    const status = response?.status;
    let freshToken: string | undefined;
    let waitMs: number | undefined;
    try {
      signal?.throwIfAborted();
      if (isProgrammingError(error)) throw error;
      const code = systemCode(error);
      if (status === 401 && !replayed) {
        replayed = true;
        freshToken = await sender.token?.(token);
        if (freshToken !== token) waitMs = 0;
      } else if (retries < sender.retry.maxRetries && isRetryable(request, status, code)) {
        waitMs = nextWaitMs(result, retries++, sender.retry.maxDelayMs);
      }
      if (waitMs === undefined) {
        const info: RequestDetails = { operation, method, path, attempts };
        if (response) return { response, body: result.body, info, redactor };
        if (failure === "TimeoutError") throw new TimeoutError(info, timeoutMs);
        throw new NetworkError(info, code, safeCause(error, redactor));
      }
    } finally {
      const traceId = response?.headers.get("frontegg-trace-id");
      sender.onAttempt?.({
        operation,
        attempt: attempts,
        method,
        path,
        status,
        error: failure && signal?.aborted ? "AbortError" : failure,
        durationMs,
        waitMs,
        traceId: traceId ? redactor.redact(traceId) : undefined,
      });
    }
    if (waitMs > 0) await sleep(waitMs, signal);
    token = freshToken ?? (await sender.token?.());
  }
}

/** The wait before the next attempt, or undefined where the server asks for a longer one than may be waited. */
function nextWaitMs({ response }: ReadResponse | Failure, retries: number, maxDelayMs: number): number | undefined {
  const requested = response && requestedWaitMs(response, Date.now());
  if (requested === undefined) return Math.min(backoffMs(retries, Math.random()), maxDelayMs);
  return requested <= maxDelayMs ? requested : undefined;
}
