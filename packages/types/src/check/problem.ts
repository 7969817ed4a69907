/** One way in which an answer or a value differs from the spec. It never holds a value. */
export interface Problem {
  /**
   * The place: a JSON Pointer into the body, such as `/lastLogin` (`""` is the whole body), in which `*` stands for any
   * index of a list and for names that may be data. Otherwise `status` or `header content-type`.
   *
   * @see RFC 6901
   */
  readonly at: string;
  /** The difference, in words that follow the place: "must be a string or null, not a number". */
  readonly problem: string;
  /** `"wrong"` contradicts the spec. `"unknown"` is something that the spec doesn't mention. */
  readonly kind: "wrong" | "unknown";
}
