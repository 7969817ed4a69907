import { jsonType } from "./json-type.ts";
import { shown } from "./shown.ts";

/** What a field has to be. */
export interface FieldRule {
  /** In words that follow the name of the field. */
  readonly must: string;
  readonly holds: (value: unknown) => boolean;
  /** Whether the value may be a secret, so that no message shows it. */
  readonly isSecret?: boolean;
}

export const TRUE_OR_FALSE: FieldRule = { must: "be true or false", holds: (value) => typeof value === "boolean" };

/** Makes the rule of a field that is an integer. */
export function integer(least: number, most: number = Infinity): FieldRule {
  return {
    must: `be an integer from ${least}${most === Infinity ? "" : ` to ${most}`}`,
    holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

/**
 * Checks an object that comes from plain JavaScript or over HTTP, where nothing else notices a misspelt field.
 *
 * @throws TypeError that says what is wrong, and what is allowed.
 */
export function checkFields(what: string, value: unknown, rules: Readonly<Record<string, FieldRule>>): void {
  if (jsonType(value) !== "an object") throw new TypeError(`${what} must be an object, got ${shown(value)}`);
  for (const [field, given] of Object.entries(Object(value))) {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
    if (rule === undefined) {
      throw new TypeError(`${what} has no ${JSON.stringify(field)}, only ${Object.keys(rules).join(", ")}`);
    }
    if (given === undefined || rule.holds(given)) continue;
    throw new TypeError(`${field} must ${rule.must}, got ${rule.isSecret === true ? jsonType(given) : shown(given)}`);
  }
}
