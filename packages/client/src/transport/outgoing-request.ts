import type { Endpoint } from "@frontegg-identity/types";
import type { AnyOperationId } from "../errors/request-error.ts";

/** A request that can be sent any number of times, and what to call it in errors and events. */
export interface OutgoingRequest {
  readonly operation: AnyOperationId;
  /** What the spec says about the operation. */
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly url: string;
  /** The path below the base URL. */
  readonly path: string;
  /** A plain object: each making of `Headers` checks the token letter by letter, and `fetch` makes them anyway. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** What else `fetch` is to know, such as `cache`. */
  readonly init?: object | undefined;
}
