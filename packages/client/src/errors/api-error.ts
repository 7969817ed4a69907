import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/** The contents of a failed response, without secrets. */
export type FailedResponse = Pick<
  ApiError,
  "status" | "messages" | "errorCode" | "traceId" | "retryAfterMs" | "headers" | "bodyExcerpt"
>;

/**
 * Reports a response whose status is outside 200–299. Redirects count, because the client never follows them.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/api-error/
 */
export class ApiError extends RequestError {
  static {
    brand(this, "ApiError");
  }
  declare readonly name: "ApiError";
  /** The HTTP status. 0 in a browser that hides the status of a redirect. */
  declare readonly status: number;
  /** The messages of the response body. Empty if the body isn't the API's JSON error, but HTML, nothing, or cut off. */
  declare readonly messages: readonly string[];
  /** The API's own code, for example `ER-01097`. */
  declare readonly errorCode: string | undefined;
  /** The `frontegg-trace-id` response header. Quote it to Frontegg's support. */
  declare readonly traceId: string | undefined;
  /**
   * How long a 429 or 503 asks you to wait, in milliseconds, at most 2³¹−1 (`Retry-After`, or else a 429's
   * `X-Rate-Limit-Reset`). Undefined if it doesn't say.
   */
  declare readonly retryAfterMs: number | undefined;
  /** The response headers with lower-case names, without `set-cookie`. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The first 1,024 characters of the response body. Empty for a token request, whose response could hold a token. */
  declare readonly bodyExcerpt: string;

  constructor(info: RequestDetails, response: FailedResponse) {
    super(info, `answered ${summary(response)}`, response);
  }
}

/** Sums up a failed response in a line: status, messages, code and trace ID. */
export function summary({ status, messages, errorCode, traceId }: FailedResponse): string {
  const redirect = status < 400 && "a redirect, which is not followed";
  return [status, redirect || messages.join("; "), errorCode, traceId && `trace ID ${traceId}`]
    .filter(Boolean)
    .join(", ");
}
