/** One place where our spec and the vendor's document say different things. */
export interface Difference {
  /** Our `operationId`. */
  readonly operation: string;
  /**
   * A JSON pointer into the operation as it is with every `$ref` resolved. Parameters are addressed by place and name
   * (`/parameters/path/userId`), servers by URL. It is empty if the vendor doesn't have the operation.
   */
  readonly pointer: string;
  /** Our value; null where we have none. */
  readonly ours: unknown;
  /** The vendor's value; null where it has none. */
  readonly theirs: unknown;
  /** Set for another description or summary, which never fails. */
  readonly isWording?: true;
}
