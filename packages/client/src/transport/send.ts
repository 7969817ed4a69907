import { ApiError } from "../errors/api-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import type { Limits } from "../input/limits.ts";
import { throwIfAborted, within } from "./abortable.ts";
import { attempt, type Failure, type ReadResponse } from "./attempt.ts";
import type { AttemptListener } from "./attempt-event.ts";
import { failedResponse, parsed } from "./failed-response.ts";
import type { FetchFunction } from "./fetch-function.ts";
import { isFinal, isUnsent, safeCause, systemCode } from "./network-failure.ts";
import { noStore } from "./no-store.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { isRetryable } from "./retry-decision.ts";
import { backoffMs, requestedWaitMs } from "./retry-wait.ts";

/** How a request is sent. */
export interface Sender extends Limits {
  readonly fetch: FetchFunction;
  /** Returns the token for an attempt. Requests without it carry none. */
  readonly token?: ((rejectedToken?: string) => string | Promise<string>) | undefined;
  readonly onAttempt: AttemptListener | undefined;
  /** Ends the call. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request until it has a final response: each attempt with a token, a refused token replaced once, a passing
 * failure retried. Returns a response of any status, and throws if there is none.
 *
 * Redirects are not followed: `fetch` would send the body, and in some runtimes the token, to wherever they point.
 *
 * @throws {@link NetworkError} or {@link TimeoutError} of the last attempt, the reason of the caller's abort, what the
 * token source throws, and unchanged what `fetch` throws if that isn't a failure of the network.
 */
export async function send(request: OutgoingRequest, sender: Sender): Promise<ReadResponse> {
  const { info, redactor, url } = request;
  const { operation, method, path } = info;
  const { signal, timeoutMs, maxRetries, maxDelayMs } = sender;
  const body = bodyOf(request);
  let last: ReadResponse | undefined;

  const networkError = (error: unknown): NetworkError =>
    new NetworkError(
      info,
      new URL(url).host,
      redactor.redact(systemCode(error) ?? "") || undefined,
      safeCause(error, redactor),
    );
  /** Tells in the `cause` of a timeout's reason which call it ended, and what the API answered last. */
  const onAbort = (): void => {
    const reason: unknown = signal?.reason;
    // Other reasons are the caller's own. One signal may end many calls: the first of them is told.
    if (!(reason instanceof Error) || reason.name !== "TimeoutError") return;
    reason.cause ??= last
      ? new ApiError(info, failedResponse(last.response, parsed(last.body), redactor))
      : networkError(new Error("the caller's signal ended the call"));
  };

  signal?.addEventListener("abort", onAbort);
  try {
    let token = await sender.token?.();
    let retries = 0;
    let replayed = false;

    for (;;) {
      throwIfAborted(signal);
      info.attempts++;
      let { headers } = request;
      if (token !== undefined) {
        headers = { ...headers, authorization: `Bearer ${token}` };
        redactor.add(token);
      }
      const init = { ...noStore(request.init), ...request.init, method, headers, body, redirect: "manual" } as const;
      const startedAt = performance.now();
      const result = await attempt(sender.fetch, url, init, timeoutMs, signal);
      const durationMs = performance.now() - startedAt;

      const { response, failure, error } = result;
      const status = response?.status;
      if (response) last = result;
      let freshToken: string | undefined;
      let waitMs: number | undefined;
      try {
        throwIfAborted(signal);
        if (failure === "OtherError") throw error;
        if (status === 401 && !replayed) {
          replayed = true;
          freshToken = await sender.token?.(token);
          if (freshToken !== token) waitMs = 0;
        } else if (
          retries < maxRetries &&
          isRetryable(request.isRepeatable, status, failure !== undefined && isUnsent(error)) &&
          !(failure && isFinal(error))
        ) {
          waitMs = nextWaitMs(result, retries++, maxDelayMs);
        }
        if (waitMs === undefined) {
          if (response) return result;
          throw failure === "TimeoutError" ? new TimeoutError(info, timeoutMs) : networkError(error);
        }
      } finally {
        sender.onAttempt?.({
          operation,
          attempt: info.attempts,
          method,
          path,
          status,
          error: failure && signal?.aborted ? "AbortError" : failure,
          durationMs,
          waitMs,
          traceId: redactor.redact(response?.headers.get("frontegg-trace-id") ?? "") || undefined,
        });
      }
      if (waitMs > 0) await within(waitMs, signal);
      token = freshToken ?? (await sender.token?.());
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/**
 * Deno resends a request by itself if the connection that it reused breaks, a POST too. It can't resend a Blob, so what
 * must not be repeated is sent as one (seen with 2.9.6).
 *
 * @see https://github.com/denoland/deno/issues/35610
 */
function bodyOf({ body, isRepeatable }: OutgoingRequest): string | null {
  if (isRepeatable || !("Deno" in globalThis)) return body ?? null;
  return new Blob(body === undefined ? [] : [body]) as unknown as string; // any fetch on Deno takes it
}

/** The wait before the next attempt, or undefined if the server asks for a longer one than the client may wait. */
function nextWaitMs({ response }: ReadResponse | Failure, retries: number, maxDelayMs: number): number | undefined {
  const requested = response ? requestedWaitMs(response, Date.now()) : 0;
  if (requested !== undefined && requested > maxDelayMs) return undefined;
  // Random, so that many calls that the server told to wait equally long don't all start at once.
  return Math.min((requested ?? 0) + backoffMs(retries, Math.random()), maxDelayMs);
}
