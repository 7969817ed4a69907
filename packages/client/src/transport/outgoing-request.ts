import type { RequestDetails } from "../errors/request-error.ts";
import type { Redactor } from "./redactor.ts";

/** A request that can be sent any number of times, and what to call it in errors and events. */
export interface OutgoingRequest {
  /** Counts the attempts. */
  readonly info: { -readonly [Name in keyof RequestDetails]: RequestDetails[Name] };
  /** Learns the tokens that the request was sent with. */
  readonly redactor: Redactor;
  /** Whether a second arrival means the same as one. */
  readonly isRepeatable: boolean;
  readonly url: string;
  /** A plain object, because `Headers` checks the token letter by letter each time, and `fetch` makes one anyway. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Further options of `fetch`, such as `cache`. */
  readonly init?: object | undefined;
}
