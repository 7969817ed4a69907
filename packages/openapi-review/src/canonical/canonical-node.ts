/**
 * A part of a document in canonical form: an operation, a parameter, a response, a schema. Whatever equal forms the
 * document could have used, the node is the same.
 */
export interface CanonicalNode {
  /** The object of the document that it stands in: the same for each way there, so that cycles show. */
  readonly identity: object;
  /** `User`, or `responses.NotFound`, when the document has it under this name among its components. */
  readonly name?: string | undefined;
  /** The values to compare as they are, by keyword. OpenAPI's defaults are left out. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The parts, by JSON pointer relative to this node. Made when asked for, because a document may be cyclic. */
  readonly parts: ReadonlyMap<string, () => CanonicalNode>;
  /** For a schema, the forms that a value may have besides null, usually one. For anything else, none. */
  readonly forms: readonly CanonicalNode[];
  /** A description in a few words, for the report of a node that the other document lacks. */
  readonly words: string;
}
