import { brand } from "./frontegg-error-base.ts";
import { RequestError, type RequestDetails } from "./request-error.ts";

/**
 * Reports a response whose status says success, but whose body isn't the one that the spec promises: HTML of a proxy, a
 * body cut short. You don't know whether the API carried the operation out.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/invalid-response-error/
 */
export class InvalidResponseError extends RequestError {
  static {
    brand(this, "InvalidResponseError");
  }
  declare readonly name: "InvalidResponseError";
  /** The HTTP status, 200–299. */
  declare readonly status: number;
  /** The `frontegg-trace-id` response header. */
  declare readonly traceId: string | undefined;
  /** The first 1,024 characters of the body. Empty if the body could hold a token. */
  declare readonly bodyExcerpt: string;

  constructor(
    info: RequestDetails,
    { status, traceId, bodyExcerpt }: Pick<InvalidResponseError, "status" | "traceId" | "bodyExcerpt">,
  ) {
    super(info, `answered ${status}, but not what the spec promises`, { status, traceId, bodyExcerpt });
  }
}
