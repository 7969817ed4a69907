import { summary, type FailedResponse } from "./api-error.ts";
import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * The credentials were refused: no environment token was issued, so the API call itself was not carried out.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/authentication-error/
 */
export class AuthenticationError extends RequestError {
  static {
    brand(this, "AuthenticationError");
  }
  declare readonly name: "AuthenticationError";
  /** The HTTP status of the token endpoint's answer, most often 401. */
  declare readonly status: number;
  /** The messages of the response body. */
  declare readonly messages: readonly string[];
  /** The API's own code, when it gave one. */
  declare readonly errorCode: string | undefined;
  /** The `frontegg-trace-id` response header: quote it to Frontegg's support. */
  declare readonly traceId: string | undefined;

  constructor(info: RequestDetails, response: FailedResponse) {
    const { status, messages, errorCode, traceId } = response;
    super(info, `refused the credentials: ${summary(response)}`, { status, messages, errorCode, traceId });
  }
}
