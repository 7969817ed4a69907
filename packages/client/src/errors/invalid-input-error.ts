import { brand, FronteggErrorBase } from "./frontegg-error-base.ts";

/**
 * Reports a wrong option, argument or token. The client sends nothing with it. The message says how to fix it.
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

  /** @param problem - Says what is wrong and how to fix it, in words that follow the name of the input. */
  constructor(input: string, problem: string) {
    super(`${input} ${problem}`);
    this.input = input;
  }
}
