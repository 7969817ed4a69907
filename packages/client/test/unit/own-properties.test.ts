import { expect, test } from "vitest";
import { ownProperties } from "../../src/own-properties.ts";

test("copies what an object has itself, and gives the copy no prototype", () => {
  const copy = ownProperties(Object.assign(Object.create({ inherited: 1 }) as object, { own: 2 }));
  expect({ ...copy }).toEqual({ own: 2 });
  expect("toString" in copy).toBe(false);
});

test.each(["a text", ["a"], 7, true, null, undefined, () => 1])("has nothing of %s", (value) => {
  expect(Object.keys(ownProperties(value))).toEqual([]);
});
