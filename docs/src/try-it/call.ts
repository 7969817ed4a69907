import type { OperationId } from "@frontegg-identity/types";
import type { Fault } from "./faults.ts";

/** A call that a reader put together. */
export interface Call {
  readonly operation: OperationId;
  /** The path parameters, in order. */
  readonly inputs: readonly string[];
  /** The JSON text of the body, for an operation that takes one. */
  readonly body: string | undefined;
  readonly fault: Fault;
}
