import { abortable, sleep } from "./abortable.ts";
import { attempt, type Answer, type Failure, type OutgoingRequest } from "./attempt.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { RequestInfo } from "./errors/request-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { traceIdOf } from "./failed-response.ts";
import { safeCause, systemCode } from "./network-failure.ts";
import type { Operation } from "./operation.ts";
import { redactor, type Redact } from "./redact.ts";
import { isRetryable } from "./retry-decision.ts";
import { backoffMs, requestedWaitMs } from "./retry-wait.ts";
import type { Sender } from "./sender.ts";

/** A request, and what to call it in errors and events. */
export interface NamedRequest extends OutgoingRequest {
  /** The limit for one attempt, where it is not the sender's. */
  readonly timeoutMs?: number | undefined;
  readonly operation: Operation;
  /** The path below the base URL. */
  readonly path: string;
}

/** An answer, and what is needed to make an error of it. */
export interface Sent extends Pick<Answer, "response" | "body"> {
  readonly info: RequestInfo;
  readonly redact: Redact;
}

/**
 * Sends a request until it is answered for good: each attempt with a token, a refused token replaced once, a passing
 * failure tried again. An answer of any status is returned; no answer is an error.
 *
 * @throws {@link NetworkError} or {@link TimeoutError} of the last attempt, the reason of the caller's abort, or what
 * the token provider throws.
 */
export async function send(request: NamedRequest, sender: Sender): Promise<Sent> {
  const { operation, method, path, signal, timeoutMs = sender.timeoutMs } = request;
  const { maxRetries, maxDelayMs } = sender.retry;
  const secrets = [sender.secret];
  signal?.throwIfAborted();

  function authorize(rejectedToken?: string): string | undefined | Promise<string | undefined> {
    const token = sender.token?.({ rejectedToken });
    return typeof token === "object" ? abortable(token, signal) : token;
  }

  let token = await authorize();
  let retries = 0;
  let replayed = false;

  for (let attempts = 1; ; attempts++) {
    let headers = request.headers;
    if (token !== undefined) {
      headers = { ...headers, authorization: `Bearer ${token}` };
      secrets.push(token);
    }
    const redact = redactor(secrets);
    const startedAt = performance.now();
    let durationMs: number | undefined;
    let result: Answer | Failure | undefined;
    let freshToken: string | undefined;
    let waitMs: number | undefined;
    try {
      result = await attempt(sender.fetch, request, headers, timeoutMs);
      durationMs = performance.now() - startedAt;
      const status = result.response?.status;
      const code = systemCode(result.error);
      if (status === 401 && !replayed) {
        replayed = true;
        freshToken = await authorize(token);
        if (freshToken !== token) waitMs = 0;
      } else if (retries < maxRetries && isRetryable(operation, method, status, code)) {
        waitMs = nextWaitMs(result, retries++, maxDelayMs);
      }
      if (waitMs === undefined) {
        const info = { operation, method, path, attempts };
        if (result.response) return { response: result.response, body: result.body, info, redact };
        if (result.failure === "TimeoutError") throw new TimeoutError(info, timeoutMs);
        throw new NetworkError(info, code, safeCause(result.error, redact));
      }
    } finally {
      sender.onAttempt?.({
        operation,
        attempt: attempts,
        method,
        path,
        status: result?.response?.status,
        error: result ? result.failure : "AbortError",
        durationMs: durationMs ?? performance.now() - startedAt,
        waitMs,
        traceId: result?.response && traceIdOf(result.response.headers, redact),
      });
    }
    if (waitMs > 0) await sleep(waitMs, signal);
    token = freshToken ?? (await authorize());
  }
}

/** The wait before the next attempt, or undefined where the server asks for a longer one than may be waited. */
function nextWaitMs({ response }: Answer | Failure, retries: number, maxDelayMs: number): number | undefined {
  const requested = response && requestedWaitMs(response.headers, Date.now());
  if (requested === undefined) return Math.min(backoffMs(retries, Math.random()), maxDelayMs);
  return requested <= maxDelayMs ? requested : undefined;
}
