import type { OperationId } from "@frontegg-identity/types";

/** How to find out whether a call with an unknown outcome was carried out. */
export interface DoneWhen {
  /** Is called with the same path parameters. */
  readonly operationId: OperationId;
  /** A property of its answer … */
  readonly property: string;
  /** … which has this value when there is nothing left to do. */
  readonly equals: unknown;
  /** The operation's own error for "there was nothing to do". */
  readonly errorCode: string;
}

// From the spec once it has the extension.
const known: Partial<Record<string, DoneWhen>> = {
  unenrollUserMfa: { operationId: "getUser", property: "mfaEnrolled", equals: false, errorCode: "ER-01097" },
};

export function doneWhenOf(operationId: string): DoneWhen | undefined {
  return known[operationId];
}
