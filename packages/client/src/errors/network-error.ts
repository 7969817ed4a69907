import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * No complete response arrived: the connection failed, or broke while the body was read.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/network-error/
 */
export class NetworkError extends RequestError {
  static {
    brand(this, "NetworkError");
  }
  declare readonly name: "NetworkError";
  /** The system's code where the runtime tells it, for example `ECONNREFUSED`. */
  declare readonly code: string | undefined;

  /** @param cause - What `fetch` threw, reduced to what cannot hold a secret. */
  constructor(info: RequestDetails, code: string | undefined, cause: Error) {
    super(info, `got no complete response: ${code ?? cause.message}`, { code }, { cause });
  }
}
