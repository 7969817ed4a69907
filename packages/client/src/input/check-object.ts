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

/** The names that are easily misspelt without another error: those of optional options, and of credentials. */
const NAMES: readonly string[] = (
  "timeoutMs retry maxRetries maxDelayMs onAttempt fetch headers signal environmentId applicationId baseUrl clientId " +
  "secret token"
).split(" ");

/**
 * Checks the options of a function, for callers whom no compiler tells of a misspelt one. Unknown names may be there,
 * because callers pass objects that hold more.
 *
 * @throws {@link InvalidInputError} for anything but an object, and for a name that differs from an option's by its case or a
 * missing unit (`timeout`).
 */
export function checkOptions(input: string, value: unknown): asserts value is object {
  checkObject(input, value);
  for (const name of Object.keys(value)) {
    if (NAMES.includes(name)) continue;
    const lower = name.toLowerCase();
    const meant = NAMES.find((one) => [lower, `${lower}ms`].includes(one.toLowerCase()));
    if (meant) throw new InvalidInputError(name, `is not an option. Did you mean ${meant}?`);
  }
}
