import { abortable, sleep } from "./abortable.ts";
import { notify, type AttemptEvent } from "./attempt-event.ts";
import { attempt, type Answer, type Failure, type OutgoingRequest } from "./attempt.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { RequestInfo } from "./errors/request-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { traceIdOf } from "./failed-response.ts";
import { safeCause, systemCode } from "./network-failure.ts";
import type { Operation } from "./operation.ts";
import { redactor, type Redact } from "./redact.ts";
import { isRetryable, type Outcome } from "./retry-decision.ts";
import { backoffMs, requestedWaitMs } from "./retry-wait.ts";
import type { Sender } from "./sender.ts";
import { checkedToken } from "./token-provider.ts";

/** A request, and what to call it in errors and events. */
export interface NamedRequest extends OutgoingRequest {
  /** The limit for one attempt, where it is not the sender's. */
  readonly timeoutMs?: number | undefined;
  readonly operation: Operation;
  /** The path below the base URL. */
  readonly path: string;
}

/** An answer, and what is needed to make an error of it. */
export interface Sent extends Answer {
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
  const { operation, method, path, headers, signal, timeoutMs = sender.timeoutMs } = request;
  const { retry } = sender;
  const secrets = [sender.secret];

  async function authorize(rejectedToken?: string): Promise<string | undefined> {
    if (typeof sender.token !== "function") return sender.token;
    const context = rejectedToken === undefined ? {} : { rejectedToken };
    const token = sender.token(context);
    return checkedToken(typeof token === "string" ? token : await abortable(token, signal));
  }

  let token = await authorize();
  let retries = 0;
  let replayed = false;

  for (let attempts = 1; ; attempts++) {
    if (token !== undefined) {
      headers.set("authorization", `Bearer ${token}`);
      secrets.push(token);
    }
    const startedAt = performance.now();
    let ending: Ending = { error: "AbortError" };
    let waitMs: number | undefined;
    let freshToken: string | undefined;
    try {
      const result = await attempt(sender.fetch, request, timeoutMs);
      ending = endingOf(result);
      if (ending.status === 401 && typeof sender.token === "function" && !replayed) {
        replayed = true;
        freshToken = await authorize(token);
        if (freshToken !== token) waitMs = 0;
      } else if (retries < retry.maxRetries && isRetryable(request, outcomeOf(result))) {
        const wait = requestedWaitOf(result) ?? backoffMs(retries, Math.random());
        if (wait <= retry.maxDelayMs) waitMs = wait;
        retries++;
      }
      if (waitMs === undefined) {
        return settle(result, { operation, method, path, attempts }, timeoutMs, redactor(secrets));
      }
      ending = { ...ending, waitMs };
    } finally {
      if (sender.onAttempt !== undefined) {
        const durationMs = performance.now() - startedAt;
        notify(sender.onAttempt, { operation, attempt: attempts, method, path, durationMs, ...ending });
      }
    }
    if (waitMs > 0) await sleep(waitMs, signal);
    token = freshToken ?? (await authorize());
  }
}

type Ending = Pick<AttemptEvent, "status" | "error" | "traceId" | "waitMs">;

function endingOf(result: Answer | Failure): Ending {
  if ("failure" in result) return { error: result.failure === "timeout" ? "TimeoutError" : "NetworkError" };
  const traceId = traceIdOf(result.response.headers);
  return { status: result.response.status, ...(traceId !== undefined && { traceId }) };
}

function outcomeOf(result: Answer | Failure): Outcome {
  if ("failure" in result) return { failure: result.failure, code: systemCode(result.error) };
  return { status: result.response.status };
}

function requestedWaitOf(result: Answer | Failure): number | undefined {
  return "failure" in result ? undefined : requestedWaitMs(result.response.headers, Date.now());
}

function settle(result: Answer | Failure, info: RequestInfo, timeoutMs: number, redact: Redact): Sent {
  if (!("failure" in result)) return { ...result, info, redact };
  if (result.failure === "timeout") throw new TimeoutError(info, timeoutMs);
  throw new NetworkError(info, systemCode(result.error), safeCause(result.error, redact));
}
