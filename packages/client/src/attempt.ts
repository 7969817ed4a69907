import { ownProperties } from "./own-properties.ts";
import { readErrorBody } from "./read-error-body.ts";

/** A request as `fetch` takes it: a URL and init with a string body, so that it can be sent any number of times. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** A plain object: each making of `Headers` checks the token letter by letter, and `fetch` makes them anyway. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The caller's signal. */
  readonly signal?: AbortSignal | undefined;
}

/** A response whose body was read. */
export interface Answer {
  readonly response: Response;
  readonly body: string;
  readonly failure?: undefined;
  readonly error?: undefined;
}

/** An attempt that got no answer. */
export interface Failure {
  readonly failure: "NetworkError" | "TimeoutError";
  /** What `fetch` threw. */
  readonly error: unknown;
  readonly response?: undefined;
}

/**
 * Sends a request once. Never throws, except the reason of the caller's abort.
 *
 * Redirects are not followed: `fetch` would send the body, and in some runtimes the token, to wherever they point.
 *
 * @param timeoutMs - The limit, from the request to the end of the body, in milliseconds.
 */
export async function attempt(
  fetch: typeof globalThis.fetch,
  request: OutgoingRequest,
  timeoutMs: number,
): Promise<Answer | Failure> {
  const { method, url, headers, body = null, signal } = request;
  signal?.throwIfAborted();
  const controller = new AbortController();
  let failure: Failure["failure"] = "NetworkError";
  let giveUp!: () => void;
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const stop = (reason?: unknown): void => {
    controller.abort(reason);
    // What obeys the signal ends now; an injected fetch that does not is not waited for.
    setTimeout(giveUp);
  };
  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  // A timer and a controller cost a third of AbortSignal.timeout, and leave nothing behind once cleared.
  const timer = setTimeout(() => {
    failure = "TimeoutError";
    stop();
  }, timeoutMs);
  try {
    // `fetch` looks options up in the prototype too.
    const init = ownProperties<RequestInit>({ method, headers, body, redirect: "manual", signal: controller.signal });
    const answer = await Promise.race([read(fetch(url, init)), givenUp]);
    signal?.throwIfAborted();
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    return { failure, error };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function read(fetched: Promise<Response>): Promise<Answer> {
  const response = await fetched;
  return { response, body: response.ok ? await response.text() : await readErrorBody(response) };
}
