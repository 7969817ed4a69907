import type { OperationId } from "@frontegg-identity/types";
import type { Fault } from "./faults.ts";

/** A call that a reader put together. */
export interface Call {
  readonly operation: OperationId;
  readonly userId: string;
  /** The JSON text of the update, for the operation that takes one. */
  readonly body: string | undefined;
  readonly fault: Fault;
}
