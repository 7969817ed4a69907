import type { Severity } from "./severity.ts";

/** One thing that is different, and what it asks of the version. */
export interface Change {
  /** Stays the same as long as the change does: `spec/accepted-changes.yaml` refers to it. */
  readonly id: string;
  /** The place in words: `User.managedBy`, `GET /resources/… 200`. */
  readonly where: string;
  /** The operations whose users are affected, by `operationId`, else by method and path. */
  readonly operations?: readonly string[];
  readonly severity: Severity;
  /** Who found it: the comparison of the documents, or the compiler. */
  readonly source: "wire" | "types";
  readonly message: string;
  /** The values, where a value changed: of a keyword, or types in words. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The line of a user's code that stops compiling, and the compiler's words. */
  readonly code?: string;
}
