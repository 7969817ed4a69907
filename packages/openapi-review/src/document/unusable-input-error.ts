const mark = Symbol.for("openapi-review.UnusableInputError");

/** An input can't be used. The message is one sentence for people, and the command exits with 2. */
export class UnusableInputError extends Error {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  override readonly name = "UnusableInputError";

  /** Tells whether a value is this error, also if another copy of the package threw it. */
  static isInstance(value: unknown): value is UnusableInputError {
    return typeof value === "object" && value !== null && mark in value;
  }
}
