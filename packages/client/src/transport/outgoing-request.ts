import type { AnyOperationId } from "../errors/request-error.ts";

/** A request that can be sent any number of times, and what to call it in errors and events. */
export interface OutgoingRequest {
  readonly operation: AnyOperationId;
  /** Whether a second arrival means the same as one. */
  readonly isRepeatable: boolean;
  readonly method: string;
  readonly url: string;
  /** The path below the base URL. */
  readonly path: string;
  /** A plain object, because `Headers` checks the token letter by letter each time, and `fetch` makes one anyway. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Further options of `fetch`, such as `cache`. */
  readonly init?: object | undefined;
}
