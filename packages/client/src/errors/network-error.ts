import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * Reports that no complete response arrived. The connection failed, or it broke while the client read the body.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/network-error/
 */
export class NetworkError extends RequestError {
  static {
    brand(this, "NetworkError");
  }
  declare readonly name: "NetworkError";
  /** The system's code if the runtime tells it, for example `ECONNREFUSED`. */
  declare readonly code: string | undefined;
  /** The host of the request, with its port if that isn't the default. */
  declare readonly host: string;

  /** @param cause - A copy of the error that `fetch` threw, without anything that could hold a secret. */
  constructor(info: RequestDetails, host: string, code: string | undefined, cause: Error) {
    super(info, `got no complete response from ${host}: ${cause.message}`, { code, host }, { cause });
  }
}
