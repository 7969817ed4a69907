import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/** What a failed response says, after secrets were taken out of it. */
export type FailedResponse = Pick<
  ApiError,
  "status" | "messages" | "errorCode" | "traceId" | "retryAfterMs" | "headers" | "bodyExcerpt"
>;

/**
 * The API answered with a status outside 200–299. A redirect counts: it is never followed.
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
  /** The messages of the response body; empty when the body is not the API's JSON error (HTML, nothing, cut off). */
  declare readonly messages: readonly string[];
  /** The API's own code, for example `ER-01097`. */
  declare readonly errorCode: string | undefined;
  /** The `frontegg-trace-id` response header: quote it to Frontegg's support. */
  declare readonly traceId: string | undefined;
  /**
   * Milliseconds that a 429 or 503 asks to wait (`Retry-After`, else a 429's `X-Rate-Limit-Reset`); undefined when it
   * does not.
   */
  declare readonly retryAfterMs: number | undefined;
  /** The response headers under lower-case names, without `set-cookie`. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The first 1,024 characters of the response body. */
  declare readonly bodyExcerpt: string;

  constructor(info: RequestDetails, response: FailedResponse) {
    super(info, `answered ${summary(response)}`, response);
  }
}

/** Says in a line what a failed response says: status, messages, code and trace id. */
export function summary({ status, messages, errorCode, traceId }: FailedResponse): string {
  const redirect = status < 400 && "a redirect, which is not followed";
  return [status, redirect || messages.join("; "), errorCode, traceId && `trace id ${traceId}`]
    .filter(Boolean)
    .join(", ");
}
