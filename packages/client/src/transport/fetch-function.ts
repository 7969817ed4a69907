/**
 * Sends a request, as the global `fetch` does. The client calls it with a URL and {@link FetchInit}, and reads a
 * {@link FetchedResponse}. The functions of undici, node-fetch, Bun and Deno fit, and so do wrappers of your own.
 */
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** How the client calls a {@link FetchFunction}. Calls through `http` can add what the runtime's `fetch` takes. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly redirect: "manual";
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
