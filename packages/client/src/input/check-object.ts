import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { typeName } from "./quote.ts";

/**
 * Checks an argument or option that must be an object. The value is not shown, for it may be a secret in the wrong place.
 *
 * @throws {@link InvalidInputError} for anything else, null and arrays included.
 */
export function checkObject(input: string, value: unknown): asserts value is object {
  if (!isObject(value)) throw new InvalidInputError(input, `must be an object, not ${typeName(value)}`);
}
