/**
 * Sends a request, as the global `fetch` does. The client calls it with a URL and {@link FetchInit}, and reads a
 * {@link FetchedResponse}. The functions of undici, node-fetch, Bun and Deno fit, and so do wrappers of your own.
 */
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** How the client calls a {@link FetchFunction}. Calls through `http` can add what the runtime's `fetch` takes. */
export interface FetchInit {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** Every header, with lower-case names. The token is in `authorization`: keep it out of logs. */
  readonly headers: Record<string, string>;
  /** The body as text, or null for a request without one. */
  readonly body: string | null;
  /** The client never follows a redirect, which could carry the request to another server. */
  readonly redirect: "manual";
  /** Aborts at the end of `timeoutMs`, or with the call's own signal. */
  readonly signal: AbortSignal;
  /** `"no-store"`, unless the runtime refuses it or the call sets another one. */
  readonly cache?: "default" | "force-cache" | "no-cache" | "no-store" | "only-if-cached" | "reload";
}

/** As much of a `Response` as the client reads. Middleware, and callers of `http`, may read the rest. */
export interface FetchedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: {
    get(name: string): string | null;
    forEach(callback: (value: string, name: string) => void): void;
  };
  text(): Promise<string>;
}
