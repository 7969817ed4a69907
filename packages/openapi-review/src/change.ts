import type { Severity } from "./severity.ts";

/** One row of a review: a thing that is different, and the version bump that it asks for. */
export interface ReviewedChange {
  /** Stays the same as long as the change does: `wire:enum-narrower:User.status`. */
  readonly id: string;
  readonly severity: Severity;
  /** The part that found it: `wire` compares the documents, `types` asks the compiler, and `both` found the same. */
  readonly source: "wire" | "types" | "both";
  /** What each of the two asks for, if `source` is `both`. `severity` is the larger one. */
  readonly wire?: Severity | undefined;
  readonly types?: Severity | undefined;
  /** The place in words: `User.managedBy`, `GET /users/{id} 200`. */
  readonly where: string;
  /** The operations that it affects: `operationId`, or method and path where there is none. */
  readonly operations: readonly string[];
  readonly message: string;
  /** The file of the new document in which it stands. */
  readonly file: string;
  /** The line of that file, from 1. */
  readonly line: number;
  /** The values, where one replaced the other. `null` stands for none. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** A line of code that no longer compiles, and the compiler's words. */
  readonly code?: string | undefined;
}

/** A change before it is known on which line it stands. */
export interface Change extends Omit<ReviewedChange, "file" | "line"> {
  /** The part of the new document that differs, or what had it. */
  readonly pointer?: string | undefined;
}

/** The rule in the ID of a change: `field-added` of `wire:field-added:User.email`. */
export function ruleOf({ id }: Pick<Change, "id">): string {
  return id.split(":")[1] ?? "";
}
