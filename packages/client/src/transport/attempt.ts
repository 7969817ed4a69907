import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { within } from "./abortable.ts";
import type { FetchedResponse, FetchFunction, FetchInit } from "./fetch-function.ts";
import { isNetworkFailure } from "./network-failure.ts";

/** A response whose body was read. */
export interface ReadResponse {
  readonly response: Response;
  readonly body: string;
  readonly failure?: undefined;
  readonly error?: undefined;
}

/** An attempt that got no response. */
export interface Failure {
  /** `OtherError`: `fetch` threw something that isn't a failure of the network, such as a framework's own signal. */
  readonly failure: "NetworkError" | "TimeoutError" | "OtherError";
  /** The value that `fetch` threw. */
  readonly error: unknown;
  readonly response?: undefined;
}

/**
 * Sends a request once, and reads the body of the response. Never throws.
 *
 * @param timeoutMs - The limit, from the request to the end of the body, in milliseconds. It holds even for a `fetch`
 * that ignores its signal.
 * @param signal - Ends the attempt. Nothing listens to it afterwards.
 */
export function attempt(
  fetch: FetchFunction,
  url: string,
  init: Omit<FetchInit, "signal">,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<ReadResponse | Failure> {
  // A timer and a controller cost a third of AbortSignal.timeout, and leave nothing behind once cleared.
  const controller = new AbortController();
  const pending = fetchAndRead(fetch, url, Object.assign(init, { signal: controller.signal }));
  return within(timeoutMs, signal, pending, async () => {
    controller.abort(signal?.reason);
    // A failed response whose body stalls is still that response.
    const last = await within(0, undefined, pending);
    return last?.response ? last : { failure: "TimeoutError", error: undefined };
  });
}

async function fetchAndRead(fetch: FetchFunction, url: string, init: FetchInit): Promise<ReadResponse | Failure> {
  let response: Partial<FetchedResponse> | undefined;
  try {
    response = await fetch(url, init);
  } catch (error) {
    return { failure: isNetworkFailure(error) ? "NetworkError" : "OtherError", error };
  }
  // A stub may return anything. Not `instanceof`, for node-fetch and others have a class of their own.
  if (response?.text && response.headers?.forEach && Number.isInteger(response.status)) {
    try {
      // The status of a failure is known, and callers must hear it even if its body breaks off.
      const body: unknown = response.ok ? await response.text() : await response.text().catch(() => "");
      // What openapi-fetch and middleware take for one.
      if (typeof body === "string") return { response: response as Response, body };
    } catch (error) {
      return { failure: "NetworkError", error };
    }
  }
  return { failure: "OtherError", error: new InvalidInputError("fetch", "must return a Response") };
}
