import type { BodyKind, EndpointBody } from "@frontegg-identity/types";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { isObject } from "./is-object.ts";
import { must } from "./must.ts";
import { quote } from "./quote.ts";

/**
 * Writes the body of a request, after checking the commonest mistake of callers without types: an object in place of
 * JSON text.
 *
 * @throws {@link InvalidInputError} if the body isn't an object or a list although the spec wants one, if a field isn't
 * the JSON text that the spec wants, or if the body has no JSON (a BigInt, a cycle).
 */
export function serializeBody({ name, kind, jsonText, optional }: EndpointBody, body: unknown): string | undefined {
  if (body === undefined && optional) return undefined;
  must(isOfKind(kind, body), name, kind === "object" ? "be an object" : `be a ${kind}`, body);
  // A list's fields are those of its entries, which may be anything.
  for (const entry of (Array.isArray(body) ? body : [body]) as (Record<string, unknown> | undefined)[]) {
    for (const field of jsonText ?? []) {
      const value = entry?.[field];
      if (value === undefined || typeof value === "string") continue;
      throw new InvalidInputError(`${name}.${field}`, `must be a JSON string, not ${quote(value)}: use JSON.stringify`);
    }
  }
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw new InvalidInputError(name, `must be JSON: ${(error as Error).message}`); // JSON.stringify throws errors
  }
}

/** Tells whether a value is an object, a list, or (for `value`) anything at all. */
export function isOfKind(kind: BodyKind | undefined, value: unknown): boolean {
  return kind === "object" ? isObject(value) : kind === "list" ? Array.isArray(value) : value !== undefined;
}
