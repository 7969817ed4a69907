/** A response whose body was read. */
export interface ReadResponse {
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
 * Sends a request once, and reads the body of the response. Never throws.
 *
 * @param timeoutMs - The limit, from the request to the end of the body, in milliseconds. It holds also for a `fetch`
 * that does not obey its signal.
 * @param signal - Ends the attempt, as far as `fetch` obeys its signal. Nothing listens to it afterwards.
 */
export function attempt(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<ReadResponse | Failure> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    let failure: Failure["failure"] = "NetworkError";
    const settle = (result: ReadResponse | Failure): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(result);
    };
    const fail = (error?: unknown): void => settle({ failure, error });
    const onAbort = (): void => controller.abort(signal?.reason);

    signal?.addEventListener("abort", onAbort);
    // A timer and a controller cost a third of AbortSignal.timeout, and leave nothing behind once cleared.
    const timer = setTimeout(() => {
      failure = "TimeoutError";
      controller.abort();
      // A turn later, so that a failed response whose body stalls is still that response.
      setTimeout(fail);
    }, timeoutMs);
    fetchAndRead(fetch, url, { ...init, signal: controller.signal }).then(settle, fail);
  });
}

async function fetchAndRead(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<ReadResponse> {
  const response = await fetch(url, init);
  // The status of a failure is known, and that is what the caller must hear, also where its body breaks off.
  const body = response.ok ? await response.text() : await response.text().catch(() => "");
  return { response, body };
}
