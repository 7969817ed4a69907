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
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  let failure: Failure["failure"] = "NetworkError";
  // A timer and a controller cost a third of AbortSignal.timeout, and leave nothing behind once cleared.
  const timer = setTimeout(() => {
    failure = "TimeoutError";
    controller.abort();
  }, timeoutMs);
  try {
    // `fetch` looks options up in the prototype too.
    const init = { method, headers, body, redirect: "manual", signal: controller.signal } as const;
    const response = await fetch(url, ownProperties(init));
    if (response.ok) return { response, body: await response.text() };
    const errorBody = await readErrorBody(response);
    signal?.throwIfAborted();
    return { response, body: errorBody };
  } catch (error) {
    signal?.throwIfAborted();
    return { failure, error };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
