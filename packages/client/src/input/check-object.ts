import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { must } from "./must.ts";
import { typeName } from "./quote.ts";

/**
 * Checks an argument or option that must be an object. The value is not shown, for it may be a secret in the wrong place.
 *
 * @throws {@link InvalidInputError} for anything else, null and arrays included.
 */
export function checkObject(input: string, value: unknown): asserts value is object {
  must(isObject(value), input, `be an object, not ${typeName(value)}`);
}

/** @throws {@link InvalidInputError} for an option that is given and isn't a function. */
export function checkFunction(input: string, value: unknown): void {
  must(value === undefined || typeof value === "function", input, `be a function, not ${typeName(value)}`);
}

/**
 * Checks the options of a function, for callers whom no compiler tells of a misspelt one.
 *
 * @param owner - The name of the function.
 * @param known - The names of its options, with commas between them.
 * @throws {@link InvalidInputError} for anything but an object, and for a misspelt name.
 */
export function checkOptions(owner: string, value: unknown, known: string): asserts value is object {
  checkObject(`options of ${owner}`, value);
  checkNames(owner, value, known);
}

/**
 * Other names may be there, because callers pass objects that hold more.
 *
 * @throws {@link InvalidInputError} for a name that differs from a known one in its case or by a missing unit: `timeout`.
 */
export function checkNames(owner: string, value: object, known: string): void {
  for (const name of Object.keys(value)) {
    const lower = name.toLowerCase();
    const meant = known.split(", ").find((one) => [lower, `${lower}ms`].includes(one.toLowerCase()));
    if (meant && meant !== name) {
      throw new InvalidInputError(name, `is not an option of ${owner}. Did you mean ${meant}?`);
    }
  }
}
