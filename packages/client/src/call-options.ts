/** Options of one call. */
export interface CallOptions {
  /** Ends the call, also while it waits for another attempt. Its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The limit for one attempt, from the request to the end of the body, in milliseconds: 1 to 2³¹−1.
   *
   * @defaultValue the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Further request headers. `authorization`, `host`, `content-length` and `frontegg-tenant-id` are refused: the first
   * three are the client's, and with the last the API refuses these routes.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
