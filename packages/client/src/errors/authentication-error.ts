import type { FailedResponse } from "./api-error.ts";
import { brand, isBranded } from "./brand.ts";
import { RequestError, type RequestInfo } from "./request-error.ts";

/** The credentials were refused: no environment token was issued, so the API call itself was never sent. */
export class AuthenticationError extends RequestError {
  declare readonly name: "AuthenticationError";
  static {
    brand(this.prototype, "AuthenticationError");
  }

  /** The HTTP status of the token endpoint's answer, most often 401. */
  readonly status: number;
  /** The messages of the response body. */
  readonly errors: readonly string[];
  /** The API's own code, when it gave one. */
  readonly errorCode: string | undefined;
  /** The `frontegg-trace-id` response header: quote it to Frontegg's support. */
  readonly traceId: string | undefined;

  static override isInstance(value: unknown): value is AuthenticationError {
    return isBranded(value, "AuthenticationError");
  }

  constructor(info: RequestInfo, response: FailedResponse) {
    const trace = response.traceId === undefined ? "" : ` (trace id ${response.traceId})`;
    super(info, `refused the credentials with ${response.status}: check clientId, secret and region${trace}`);
    this.status = response.status;
    this.errors = response.errors;
    this.errorCode = response.errorCode;
    this.traceId = response.traceId;
  }
}
