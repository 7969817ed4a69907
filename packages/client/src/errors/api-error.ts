import { brand, isBranded } from "./brand.ts";
import { RequestError, type RequestInfo } from "./request-error.ts";

/** What a failed response says, after secrets were taken out of it. */
export interface FailedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly errors: readonly string[];
  readonly errorCode: string | undefined;
  readonly traceId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly bodyExcerpt: string;
}

/** The API answered with a status outside 200–299. A redirect counts: it is never followed. */
export class ApiError extends RequestError {
  declare readonly name: "ApiError";
  static {
    brand(this.prototype, "ApiError");
  }

  /** The HTTP status. 0 in a browser that hides the status of a redirect. */
  readonly status: number;
  /** The messages of the response body; empty when the body is not the API's JSON error (HTML, nothing, cut off). */
  readonly errors: readonly string[];
  /** The API's own code, for example `ER-01097`. */
  readonly errorCode: string | undefined;
  /** The `frontegg-trace-id` response header: quote it to Frontegg's support. */
  readonly traceId: string | undefined;
  /** Milliseconds that the server asks to wait (`Retry-After`, else `X-Rate-Limit-Reset`); undefined when it does not. */
  readonly retryAfterMs: number | undefined;
  /** The response headers, without `set-cookie`. */
  readonly headers: Headers;
  /** The first 1,024 characters of the response body. */
  readonly bodyExcerpt: string;

  static override isInstance(value: unknown): value is ApiError {
    return isBranded(value, "ApiError");
  }

  constructor(info: RequestInfo, response: FailedResponse) {
    super(info, `answered ${describe(response)}`);
    this.status = response.status;
    this.errors = response.errors;
    this.errorCode = response.errorCode;
    this.traceId = response.traceId;
    this.retryAfterMs = response.retryAfterMs;
    this.headers = response.headers;
    this.bodyExcerpt = response.bodyExcerpt;
  }
}

function describe({ status, errors, errorCode, traceId }: FailedResponse): string {
  const redirected = status === 0 || (status >= 300 && status < 400);
  const said = redirected ? "a redirect, which is not followed" : errors.join("; ");
  const known = [errorCode, traceId && `trace id ${traceId}`].filter(Boolean).join(", ");
  return `${status}${said && `: ${said}`}${known && ` (${known})`}`;
}
