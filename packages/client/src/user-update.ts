import type { UserUpdate } from "@frontegg-identity/types";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { ownProperty } from "./own-properties.ts";
import { quote } from "./quote.ts";

/**
 * Checks what callers without types get wrong most often: an object where the API wants JSON text.
 *
 * @throws {@link InvalidInputError} when the update is not an object, or its metadata is neither text nor left out.
 */
export function checkUserUpdate(update: UserUpdate): UserUpdate {
  if (!isObject(update)) {
    throw new InvalidInputError("update", `must be an object with the fields to change, not ${quote(update)}`);
  }
  for (const field of ["metadata", "vendorMetadata"] as const) {
    const value: unknown = ownProperty(update, field);
    if (value !== undefined && typeof value !== "string") {
      throw new InvalidInputError(`update.${field}`, `must be JSON text, not ${quote(value)}: use JSON.stringify`);
    }
  }
  return update;
}
