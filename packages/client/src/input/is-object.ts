import { typeName } from "./quote.ts";

/** Tells whether a value is an object, and neither null nor an array. */
export function isObject(value: unknown): value is object {
  return typeName(value) === "object";
}
