import { brand, isBranded } from "./brand.ts";
import { RequestError, type RequestInfo } from "./request-error.ts";

/**
 * The status says success, but the body is not what the spec promises (HTML of a proxy, broken JSON, nothing).
 * Whether the operation was carried out is unknown.
 */
export class InvalidResponseError extends RequestError {
  declare readonly name: "InvalidResponseError";
  static {
    brand(this.prototype, "InvalidResponseError");
  }

  /** The HTTP status, 200–299. */
  readonly status: number;
  /** The `frontegg-trace-id` response header. */
  readonly traceId: string | undefined;
  /** The first 1,024 characters of the body; empty where the body could hold a token. */
  readonly bodyExcerpt: string;

  static override isInstance(value: unknown): value is InvalidResponseError {
    return isBranded(value, "InvalidResponseError");
  }

  constructor(
    info: RequestInfo,
    problem: string,
    response: { readonly status: number; readonly traceId: string | undefined; readonly bodyExcerpt: string },
  ) {
    super(info, `answered ${response.status}, but ${problem}`);
    this.status = response.status;
    this.traceId = response.traceId;
    this.bodyExcerpt = response.bodyExcerpt;
  }
}
