import { isObject } from "./is-object.ts";
import { must } from "./must.ts";
import { typeName } from "./quote.ts";

/**
 * Checks an argument or option that must be an object. The value is not shown, for it may be a secret in the wrong place.
 *
 * @throws {@link InvalidInputError} for anything else, null and arrays included.
 */
export function checkObject(input: string, value: unknown): asserts value is object {
  if (!isObject(value)) must(false, input, `be an object, not ${typeName(value)}`);
}

/** @throws {@link InvalidInputError} for an option that is given and isn't a function. */
export function checkFunction(input: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") must(false, input, `be a function, not ${typeName(value)}`);
}
