/** What can differ. `text` is one of the vendor's texts that a statement of ours rests on. `description` never fails; `stale` is a listed deviation that no longer exists. */
export const kinds = [
  "new upstream",
  "gone upstream",
  "type",
  "required",
  "nullability",
  "enum",
  "format",
  "limit",
  "default",
  "deprecated",
  "access",
  "serialization",
  "security",
  "text",
  "description",
  "stale",
] as const;

export type Kind = (typeof kinds)[number];

/** One place where our spec and the vendor's document say different things. */
export interface Difference {
  /** Our `operationId`. */
  readonly operation: string;
  /**
   * A JSON pointer into the operation as it is with every `$ref` resolved. Parameters are addressed by place and name
   * (`/parameters/path/userId`), servers by URL.
   */
  readonly pointer: string;
  readonly kind: Kind;
  /** Our value; null where we have none. */
  readonly ours: unknown;
  /** The vendor's value; null where it has none. */
  readonly theirs: unknown;
}

/** A difference, judged: an accepted one does not fail the command. */
export interface JudgedDifference extends Difference {
  readonly accepted: boolean;
}
