import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/**
 * Checks an option or argument.
 *
 * @param rule - Says what it must be or do, in words that follow "must".
 * @param value - Shown in the message. Left out if it may be a secret.
 * @throws {@link InvalidInputError} unless the condition holds.
 */
export function must(condition: unknown, input: string, rule: string, ...value: [unknown?]): asserts condition {
  if (condition) return;
  throw new InvalidInputError(input, `must ${rule}${value.map((wrong) => `, not ${quote(wrong)}`).join("")}`);
}
