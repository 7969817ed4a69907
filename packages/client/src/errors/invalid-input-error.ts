import { FronteggError } from "./frontegg-error.ts";
import { brand, isBranded } from "./brand.ts";

/** An option or argument is wrong. Thrown before anything is sent; the message says what would be right. */
export class InvalidInputError extends FronteggError {
  declare readonly name: "InvalidInputError";
  static {
    brand(this.prototype, "InvalidInputError");
  }

  /** The option or argument that is wrong, for example `userId` or `headers.authorization`. */
  readonly input: string;

  static override isInstance(value: unknown): value is InvalidInputError {
    return isBranded(value, "InvalidInputError");
  }

  /** @param problem - What is wrong and what would be right, worded to follow the name of the input. */
  constructor(input: string, problem: string) {
    super(`${input} ${problem}`);
    this.input = input;
  }
}
