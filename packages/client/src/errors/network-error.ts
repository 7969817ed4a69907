import { brand, isBranded } from "./brand.ts";
import { RequestError, type RequestInfo } from "./request-error.ts";

/** No complete response arrived: the connection failed, or broke while the body was read. */
export class NetworkError extends RequestError {
  declare readonly name: "NetworkError";
  static {
    brand(this.prototype, "NetworkError");
  }

  /** The system's code where the runtime tells it, for example `ECONNREFUSED`. */
  readonly code: string | undefined;

  static override isInstance(value: unknown): value is NetworkError {
    return isBranded(value, "NetworkError");
  }

  /** @param cause - What `fetch` threw, reduced to what cannot hold a secret. */
  constructor(info: RequestInfo, code: string | undefined, cause: Error) {
    super(info, `got no complete response: ${code ?? cause.message}`, { cause });
    this.code = code;
  }
}
