import type { Severity } from "./severity.ts";

/** One thing that is different, and the version bump that it asks for. */
export interface Change {
  /** Stays the same as long as the change does: `wire:enum-narrower:User.status`. */
  readonly id: string;
  /** The place in words: `User.managedBy`, `GET /users/{id} 200`. */
  readonly where: string;
  /** The operations whose users are affected, by `operationId`, else by method and path. */
  readonly operations?: readonly string[];
  readonly severity: Severity;
  /** The part that found it: `wire` compares the documents, `types` asks the compiler. */
  readonly source: "wire" | "types" | "both";
  /** What each of the two asks for, if both found it. */
  readonly wire?: Severity | undefined;
  readonly types?: Severity | undefined;
  readonly message: string;
  /** The part of the new document that differs, or what had it. */
  readonly pointer?: string | undefined;
  /** The values, where a value changed: of a keyword, or types in words. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The line of a user's code that stops compiling, and the compiler's words. */
  readonly code?: string | undefined;
}

/** Returns the rule in the ID of a change: `field-added` of `wire:field-added:User.email`. */
export function ruleOf(id: string): string {
  return id.split(":")[1] ?? "";
}
