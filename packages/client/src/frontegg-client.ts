import type { OperationMethods } from "./generated/operation-methods.ts";
import type { HttpClient } from "./http-client.ts";

/** A method for each operation of the spec, and the HTTP client under them. */
export interface FronteggClient extends OperationMethods {
  /**
   * The openapi-fetch client, typed by the spec, for those who want `{ data, error, response }`. It authenticates,
   * retries, times out and refuses bad input as the methods above do, and takes `timeoutMs` and `retry` too. Middleware
   * registered with `http.use()` sees their requests as well, and never the token.
   *
   * @see https://openapi-ts.dev/openapi-fetch/api
   */
  readonly http: HttpClient;
}
