import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { quote } from "./quote.ts";

/**
 * Writes the body of an update, after checking what callers without types get wrong most often: an object where the API
 * wants JSON text.
 *
 * @throws {@link InvalidInputError} when the update is not an object, its metadata is neither text nor left out, or it
 * has no JSON (a BigInt, a cycle).
 */
export function serializeUserUpdate(update: unknown): string {
  if (!isObject(update)) {
    throw new InvalidInputError("update", `must be an object with the fields to change, not ${quote(update)}`);
  }
  for (const field of ["metadata", "vendorMetadata"] as const) {
    const value = (update as Record<string, unknown>)[field]; // an object may have any property
    if (value !== undefined && typeof value !== "string") {
      throw new InvalidInputError(`update.${field}`, `must be JSON text, not ${quote(value)}: use JSON.stringify`);
    }
  }
  try {
    return JSON.stringify(update);
  } catch (error) {
    throw new InvalidInputError("update", `must be JSON: ${(error as Error).message}`); // JSON.stringify throws errors
  }
}
