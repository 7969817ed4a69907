import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { must } from "./must.ts";
import { typeName } from "./quote.ts";

/** The commonest cause of a value that is missing. */
export const IS_SET = "Is the environment variable set?";

/**
 * Checks an option that often comes from an environment variable or a mounted file. The message names the mistake, and
 * never shows the value.
 *
 * @throws {@link InvalidInputError} for a value that is missing, no string, or has white space at an end.
 */
export function checkText(input: string, value: unknown): asserts value is string {
  let problem: string | undefined;
  if (value === undefined || value === "") problem = `is ${value === "" ? "empty" : value}. ${IS_SET}`;
  else if (typeof value !== "string") problem = `must be a string, not ${typeName(value)}`;
  else if (value.trim() !== value) problem = "starts or ends in white space or a line break: trim it";
  if (problem) throw new InvalidInputError(input, problem);
}

/** Tells whether a value can be sent as a bearer token: visible ASCII, somewhat wider than RFC 6750 section 2.1. */
export function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

/** @throws {@link InvalidInputError} as {@link checkText} does, and for a string with spaces or characters beyond ASCII. */
export function checkWord(input: string, value: unknown): asserts value is string {
  checkText(input, value);
  must(isWord(value), input, "be visible ASCII without spaces (its value is not shown)");
}
