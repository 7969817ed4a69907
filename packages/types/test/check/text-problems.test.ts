import { textProblems, type Schema } from "@frontegg-identity/types/check";
import { expect, test } from "vitest";

test.each<[string, Schema, string, string[]]>([
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
])("reads %s", (_what, schema, text, problems) => {
  expect(textProblems(schema, text, {}).map(({ problem }) => problem)).toEqual(problems);
});
