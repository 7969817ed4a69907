import { schemaProblems, type Schema, type Schemas } from "@frontegg-identity/types/check";
import { describe, expect, test } from "vitest";

const named: Schemas = {
  Id: { type: "string", minLength: 1 },
  Kind: { type: "string", "x-extensible-enum": ["a", "b"] },
  Item: {
    type: "object",
    required: ["id"],
    properties: { id: { $ref: "#/$defs/Id" }, kind: { $ref: "#/$defs/Kind" } },
  },
  Base: { type: "object", properties: { id: { $ref: "#/components/schemas/Id" } } },
};
const string: Schema = { type: "string" };
const object = (properties: object, more: object = {}): Schema => ({ type: "object", properties, ...more });
const SECRET = "header.payload.signature-of-a-token";

/** Shows problems as lines: the kind, the place and the words. */
const lines = (schema: Schema, value: unknown): string[] =>
  schemaProblems(schema, value, named).map(({ kind, at, problem }) => `${kind} ${at || "the body"} ${problem}`);

test.each<[string, Schema, unknown, string[]]>([
  ["nothing, if all of it fits", { $ref: "#/$defs/Item" }, { id: "1", kind: "a" }, []],
  ["another type", object({ a: string }), { a: 1 }, ["wrong /a must be a string, not a number"]],
  [
    "another type than one of several",
    object({ a: { type: ["string", "null"] } }),
    { a: 1 },
    ["wrong /a must be a string or null, not a number"],
  ],
  [
    "another type than each alternative's",
    object({ a: { oneOf: [{ $ref: "#/$defs/Id" }, { type: "null" }] } }),
    { a: 1 },
    ["wrong /a must be a string or null, not a number"],
  ],
  ["null", object({ a: string }), { a: null }, ["wrong /a must be a string, not null"]],
  ["a list", object({ a: string }), [], ["wrong the body must be an object, not an array"]],
  ["a missing field", { $ref: "#/$defs/Item" }, {}, ["wrong /id is required but missing"]],
  [
    "a limit that is exceeded",
    object({ a: { oneOf: [{ type: "string", maxLength: 2 }, { type: "null" }] } }),
    { a: "abc" },
    ["wrong /a must have at most 2 characters, or must be null, not a string"],
  ],
  ["a value that no enum has", object({ a: { enum: ["x", "y"] } }), { a: "z" }, ['wrong /a must be one of ["x","y"]']],
  [
    "another format",
    object({ a: { type: "string", format: "date-time" } }),
    { a: "today" },
    ["wrong /a must have the format date-time"],
  ],
  ["a number out of range", object({ a: { minimum: 10 } }), { a: -7.5 }, ["wrong /a must be at least 10"]],
  ["a forbidden field", object({ a: string }, { additionalProperties: false }), { b: 1 }, ["wrong /b isn't allowed"]],
  [
    "items, once for each problem",
    { type: "array", items: { $ref: "#/$defs/Item" } },
    [{ id: 1 }, { id: 2 }, {}],
    ["wrong /*/id is required but missing, or must be a string, not a number"],
  ],
  [
    "two alternatives that both fit",
    { oneOf: [{ type: "string" }, { minLength: 1 }] },
    "a",
    ["wrong the body fits none, or too many, of the schemas that the spec combines here"],
  ],
  [
    "a field that isn't mentioned",
    { $ref: "#/$defs/Item" },
    { id: "1", color: 1 },
    ["unknown /color isn't a field of the spec"],
  ],
  [
    "such a field below a list",
    { type: "array", items: { $ref: "#/$defs/Item" } },
    [
      { id: "1", color: 1 },
      { id: "2", color: 2 },
    ],
    ["unknown /*/color isn't a field of the spec"],
  ],
  [
    "no field that one of several schemas mentions",
    { allOf: [{ $ref: "#/$defs/Base" }, object({ b: string })] },
    { id: "1", b: "" },
    [],
  ],
  ["no field of an object that names none", { type: "object" }, { any: 1 }, []],
  ["no field where others may be", object({ a: string }, { additionalProperties: true }), { b: 1 }, []],
  [
    "a value beside the known ones",
    { $ref: "#/$defs/Item" },
    { id: "1", kind: "c" },
    ["unknown /kind has a value beside those that the spec lists (a, b)"],
  ],
  [
    "no null where it is allowed beside known values",
    { oneOf: [{ $ref: "#/$defs/Kind" }, { type: "null" }] },
    null,
    [],
  ],
])("reports %s", (_what, schema, value, expected) => {
  expect(lines(schema, value)).toEqual(expected);
});

describe("shows no value, and no name that may be one", () => {
  test.each<[string, Schema, unknown]>([
    [
      "a string",
      object({ a: { type: "string", pattern: "^x$", maxLength: 3, format: "date-time", enum: ["x"] } }),
      { a: SECRET },
    ],
    ["an enum value", object({ a: { const: 1 } }), { a: SECRET }],
    ["a value beside the known ones", { $ref: "#/$defs/Kind" }, SECRET],
    ["the name of an unknown field", object({ a: string }), { [SECRET]: 1 }],
    ["a key of a map", object({ a: string }, { additionalProperties: { type: "string" } }), { [SECRET]: 1 }],
    ["a key of a map below one", object({}, { additionalProperties: object({ b: string }) }), { [SECRET]: { b: 1 } }],
    ["a key of a map that looks like a name", object({}, { additionalProperties: string }), { signature: 1 }],
    ["an ID as the name of an unknown field", object({ a: string }), { "b1d7c64e-signature-90ab-4c3e": 1 }],
  ])("%s", (_what, schema, value) => {
    const found = lines(schema, value);
    expect(found).not.toEqual([]);
    expect(found.join()).not.toMatch(/signature/);
  });

  test("a number", () => {
    expect(lines(object({ a: { maximum: 1, multipleOf: 2, exclusiveMinimum: 5000 } }), { a: 4711 }).join()).not.toMatch(
      /4711/,
    );
  });
});

test("reads places that need escapes, in any script", () => {
  const schema = object({ "a/b~c%#": string, ключ: string });
  expect(lines(schema, { "a/b~c%#": 1, ключ: 1, другой: 1 })).toEqual([
    "wrong /a~1b~0c%# must be a string, not a number",
    "wrong /ключ must be a string, not a number",
    "unknown /другой isn't a field of the spec",
  ]);
});

test("survives names that no URI can hold, and lists of any depth", () => {
  const map = object({}, { additionalProperties: { type: "string" } });
  expect(lines(map, { "\ud800": 1 })).toEqual(["wrong the body has a field whose name isn't well-formed Unicode"]);
  const deep: unknown = JSON.parse("[".repeat(20_000) + "]".repeat(20_000));
  expect(lines(object({ a: {} }), { a: deep })).toEqual([]);
});
