import { brand, FronteggErrorBase } from "./frontegg-error-base.ts";

/**
 * An option, an argument or a token is wrong, and nothing is sent with it. The message says what would be right.
 *
 * @see https://frontegg-identity.github.io/frontegg-identity/errors/invalid-input-error/
 */
export class InvalidInputError extends FronteggErrorBase {
  static {
    brand(this, "InvalidInputError");
  }
  declare readonly name: "InvalidInputError";
  /** The option or argument that is wrong, for example `userId` or `headers.authorization`. */
  declare readonly input: string;

  /** @param problem - What is wrong and what would be right, worded to follow the name of the input. */
  constructor(input: string, problem: string) {
    super(`${input} ${problem}`);
    this.input = input;
  }
}
