import { Own } from "./own-properties.ts";
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
  // Not optional: what is missing would be looked up in `Object.prototype`.
  readonly failure: undefined;
  readonly error: undefined;
}

/** An attempt that got no answer. */
export interface Failure {
  readonly failure: "NetworkError" | "TimeoutError";
  /** What `fetch` threw. */
  readonly error: unknown;
  readonly response: undefined;
}

/**
 * Sends a request once. Never throws, except the reason of the caller's abort.
 *
 * Redirects are not followed: `fetch` would send the body, and in some runtimes the token, to wherever they point.
 *
 * @param headers - In place of the request's: with the token.
 * @param timeoutMs - The limit, from the request to the end of the body, in milliseconds.
 */
export function attempt(
  fetch: typeof globalThis.fetch,
  { method, url, body, signal }: OutgoingRequest,
  headers: OutgoingRequest["headers"],
  timeoutMs: number,
): Promise<Answer | Failure> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    let failure: Failure["failure"] = "NetworkError";

    const settle = (result: Answer | Failure): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      if (signal?.aborted) reject(signal.reason);
      else resolve(result);
    };
    const fail = (error?: unknown): void => settle({ failure, error, response: undefined });
    const onAbort = (): void => {
      controller.abort(signal?.reason);
      // What obeys the signal ends now; an injected fetch that does not is not waited for.
      setTimeout(fail);
    };

    signal?.addEventListener("abort", onAbort);
    // A timer and a controller cost a third of AbortSignal.timeout, and leave nothing behind once cleared.
    const timer = setTimeout(() => {
      failure = "TimeoutError";
      onAbort();
    }, timeoutMs);
    // `fetch` looks options up in the prototype too, so there is none.
    const init: RequestInit = new Own();
    init.method = method;
    init.headers = headers;
    init.body = body ?? null;
    init.redirect = "manual";
    init.signal = controller.signal;
    answerOf(fetch, url, init).then(settle, fail);
  });
}

async function answerOf(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const body = response.ok ? await response.text() : await readErrorBody(response);
  return { response, body, failure: undefined, error: undefined };
}
