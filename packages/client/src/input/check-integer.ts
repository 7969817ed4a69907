import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/** The longest time that a timer can hold, in milliseconds: about 24.8 days. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;

/** @throws {@link InvalidInputError} unless the value is an integer in the range. */
export function checkInteger(input: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new InvalidInputError(input, `must be an integer from ${min} to ${max}, not ${quote(value)}`);
  }
}
