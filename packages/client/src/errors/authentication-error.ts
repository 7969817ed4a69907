import { summary, type FailedResponse } from "./api-error.ts";
import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * Reports that the token endpoint refused the credentials. The client got no environment token, so it didn't call the API.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/authentication-error/
 */
export class AuthenticationError extends RequestError {
  static {
    brand(this, "AuthenticationError");
  }
  declare readonly name: "AuthenticationError";
  /** The HTTP status of the token endpoint's response, most often 401. */
  declare readonly status: number;
  /** The messages of the response body. */
  declare readonly messages: readonly string[];
  /** The API's own code, if it sent one. */
  declare readonly errorCode: string | undefined;
  /** The host that refused, with its port if that isn't the default. Credentials are valid in one region alone. */
  declare readonly host: string;
  /** The `frontegg-trace-id` response header. Quote it to Frontegg's support. */
  declare readonly traceId: string | undefined;

  constructor(info: RequestDetails, response: FailedResponse, host: string) {
    const { status, messages, errorCode, traceId } = response;
    const hint = `Are they for ${host}, or for another region?`;
    super(info, `refused the credentials: ${summary(response)}. ${hint}`, {
      status,
      messages,
      errorCode,
      traceId,
      host,
    });
  }
}
