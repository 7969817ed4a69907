import type { UserUpdate } from "@frontegg-identity/types";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { checkUserUpdate } from "../../src/user-update.ts";

/** What callers without types pass. */
function check(update: unknown): UserUpdate {
  return checkUserUpdate(update as UserUpdate);
}

test.each([
  {},
  { name: "Ada" },
  { metadata: "{}" },
  { metadata: "", vendorMetadata: '{"a":1}' },
  { metadata: undefined },
])("%j passes as it is", (update) => {
  expect(check(update)).toBe(update);
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  ["name", '"name"'],
  [7, "7"],
  [["name"], "array"],
])("%j is not an update", (update, quoted) => {
  expect(() => check(update)).toThrow(InvalidInputError);
  expect(() => check(update)).toThrow(`update must be an object with the fields to change, not ${quoted}`);
});

describe.each(["metadata", "vendorMetadata"])("%s", (field) => {
  test.each([
    [{ plan: "pro" }, "object"],
    [[1], "array"],
    [null, "null"],
    [7, "7"],
    [true, "true"],
  ])("%j is refused: the API wants JSON text", (value, quoted) => {
    expect(() => check({ [field]: value })).toThrow(
      `update.${field} must be JSON text, not ${quoted}: use JSON.stringify`,
    );
  });
});
