import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { endpoints } from "@frontegg-identity/types";
import { serializeBody } from "../../../src/input/request-body.ts";

const serializeUserUpdate = (update: unknown): string | undefined => serializeBody(endpoints.updateUser.body, update);

test.each([
  [{}, "{}"],
  [{ name: "Ada" }, '{"name":"Ada"}'],
  [{ metadata: "", vendorMetadata: '{"a":1}' }, String.raw`{"metadata":"","vendorMetadata":"{\"a\":1}"}`],
  [{ metadata: undefined }, "{}"],
])("%j is written as JSON", (update, json) => {
  expect(serializeUserUpdate(update)).toBe(json);
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  ["name", '"name"'],
  [7, "7"],
  [["name"], "array"],
])("%j is not an update", (update, quoted) => {
  expect(() => serializeUserUpdate(update)).toThrow(InvalidInputError);
  expect(() => serializeUserUpdate(update)).toThrow(/^update must /);
  expect(() => serializeUserUpdate(update)).toThrow(`not ${quoted}`);
});

describe.each(["metadata", "vendorMetadata"])("%s", (field) => {
  test.each([
    [{ plan: "pro" }, "object"],
    [[1], "array"],
    [null, "null"],
    [7, "7"],
    [true, "true"],
  ])("%j is refused: the API wants JSON text", (value, quoted) => {
    const refused = (): unknown => serializeUserUpdate({ [field]: value });
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(`update.${field} must be a JSON string, not ${quoted}`);
  });
});

test("refuses a value without JSON and says why: a BigInt, a cycle, a toJSON that throws", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  const throwing = {
    toJSON() {
      throw new Error("not me");
    },
  };
  for (const [update, said] of [
    [{ name: 1n }, "BigInt"],
    [cycle, "circular"],
    [throwing, "not me"],
  ] as const) {
    expect(() => serializeUserUpdate(update)).toThrow(InvalidInputError);
    expect(() => serializeUserUpdate(update)).toThrow(said);
  }
});
