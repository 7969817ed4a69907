import { textProblems, type Schema } from "@frontegg-identity/types/check";
import { expect, test } from "vitest";

const integers: Schema = { type: "array", items: { type: "integer", maximum: 9 } };

test.each<[string, Schema, string | string[], string[]]>([
  ["text", { type: "string" }, "7", []],
  ["a number", { type: "integer", minimum: 1 }, "7", []],
  ["a number that is too small", { type: "integer", minimum: 1 }, "0", ["must be at least 1"]],
  ["no number", { type: "integer" }, "many", ["must be an integer, not a string"]],
  ["no number although it looks like one", { type: "number" }, "1.2.3", ["must be a number, not a string"]],
  ["a boolean", { type: "boolean" }, "true", []],
  [
    "digits where a text needs letters",
    { type: "string", pattern: "^[a-z]+$" },
    "7",
    ["must match the spec's pattern"],
  ],
  [
    "a date or seconds",
    {
      oneOf: [
        { type: "string", format: "date-time" },
        { type: "string", pattern: "^[0-9]+$" },
      ],
    },
    "7",
    [],
  ],
  ["a list of texts", { type: "array", items: { type: "string" } }, ["7", "b"], []],
  ["a list of numbers", integers, ["7", "8"], []],
  ["a list with a number that is too large", integers, ["7", "10"], ["must be at most 9"]],
  ["a list with a text among numbers", integers, ["7", "b"], ["must be an integer, not a string"]],
  ["a list that is too long", { ...integers, maxItems: 1 }, ["7", "8"], ["must have at most 1 items"]],
  [
    "several texts where one is meant",
    { type: "string", maxLength: 1 },
    ["a", "bc"],
    ["must have at most 1 characters"],
  ],
  ["a text of a list that names no type", { enum: ["admin", "viewer"] }, ["admin"], []],
  ["a text beside a list that names no type", { enum: ["admin"] }, ["owner"], ['must be one of ["admin"]']],
  ["several numbers where one is meant", { type: "integer", maximum: 9 }, ["7", "10"], ["must be at most 9"]],
])("reads %s", (_what, schema, text, problems) => {
  expect(textProblems(schema, text, {}).map(({ problem }) => problem)).toEqual(problems);
});
