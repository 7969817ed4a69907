import { describe, expect, test } from "vitest";
import { nodeDifferences, operationNode, findOperations, parseDocument } from "../../src/core.ts";
import type { CanonicalNode, NodeDifference } from "../../src/core.ts";

const shared = {
  Name: { type: "string", minLength: 1 },
  Base: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
};

/** The operation of a document that has this schema in its response. */
function operation(schema: unknown): CanonicalNode {
  const content = { "application/json": { schema } };
  const paths = { "/x": { get: { responses: { 200: { description: "", content } } } } };
  const document = parseDocument(JSON.stringify({ openapi: "3.1.0", paths, components: { schemas: shared } }), "x");
  return operationNode(findOperations(document)[0]!); // it has one
}

function differences(before: unknown, after: unknown): string[] {
  return nodeDifferences(operation(before), operation(after)).map(words);
}

function words({ steps, fact, before, after }: NodeDifference): string {
  const pointer = steps.map(({ key }) => key).join("");
  const place = pointer.replace("/responses/200/content/application~1json/schema", "");
  return `${place} ${fact ?? "part"}: ${JSON.stringify(before)} | ${JSON.stringify(after)}`;
}

const name = { $ref: "#/components/schemas/Name" };
const version = (kind: string, field: string): object => ({
  type: "object",
  properties: { v: { const: 1 }, kind: { const: kind }, [field]: { type: "string" } },
});
const base = { $ref: "#/components/schemas/Base" };

describe("equivalent documents have no difference", () => {
  const equal: readonly (readonly [form: string, a: unknown, b: unknown])[] = [
    ["null in a type and in a union", { type: ["string", "null"] }, { oneOf: [{ type: "string" }, { type: "null" }] }],
    [
      "alternatives of which one of two constants differs, in any order",
      { oneOf: [version("a", "x"), version("b", "y")] },
      { oneOf: [version("b", "y"), version("a", "x")] },
    ],
    ["null in an enum and in a union", { enum: ["a", null] }, { anyOf: [{ const: "a" }, { type: "null" }] }],
    ["a reference and allOf of one", name, { allOf: [name] }],
    ["a reference and what it stands for", name, { type: "string", minLength: 1 }],
    ["a union of one", name, { oneOf: [name] }],
    [
      "a list of types and a union",
      { type: ["string", "integer"] },
      { oneOf: [{ type: "integer" }, { type: "string" }] },
    ],
    ["constants and an enum", { oneOf: [{ const: "a" }, { const: "b" }] }, { type: "string", enum: ["b", "a"] }],
    [
      "allOf and one object",
      { allOf: [base, { properties: { n: { type: "integer" } } }] },
      { type: "object", required: ["id"], properties: { id: { type: "string" }, n: { type: "integer" } } },
    ],
    [
      "limits of several members",
      { allOf: [{ maxLength: 9 }, { type: "string", maxLength: 5 }] },
      { type: "string", maxLength: 5 },
    ],
    [
      "a field that two members limit",
      { allOf: [base, { properties: { id: { minLength: 2 } } }] },
      { type: "object", required: ["id"], properties: { id: { type: "string", minLength: 2 } } },
    ],
    ["what is taken for granted", { type: "string", minLength: 0, deprecated: false }, { type: "string" }],
    ["additionalProperties of anything", { type: "object", additionalProperties: {} }, { type: "object" }],
    [
      "a union in a union",
      { oneOf: [{ oneOf: [name, { type: "integer" }] }, { type: "null" }] },
      { oneOf: [name, { type: ["integer", "null"] }] },
    ],
    [
      "an integer above 0 and one of at least 1",
      { type: "integer", exclusiveMinimum: 0 },
      { type: "integer", minimum: 1 },
    ],
    ["a limit on another type", { type: "integer", maxLength: 3 }, { type: "integer" }],
    ["false and what nothing fits", false, { not: {} }],
    [
      "a limit beside a reference and allOf of both",
      { ...base, properties: { id: { minLength: 2 } } },
      { allOf: [base, { properties: { id: { minLength: 2 } } }] },
    ],
    ["words of a condition", { not: { const: "a", description: "x" } }, { not: { const: "a", title: "y" } }],
    ["words of definitions", { $defs: { a: { description: "x" } } }, { $defs: { a: { type: "string" } } }],
    [
      "anyOf and oneOf whose members exclude each other",
      { anyOf: [{ type: "string" }, { type: "integer" }] },
      { oneOf: [{ type: "string" }, { type: "integer" }] },
    ],
    ["examples and titles", { type: "string", title: "x", examples: ["a"] }, { type: "string" }],
  ];

  test.each(equal)("%s", (_form, a, b) => {
    expect(differences(a, b)).toEqual([]);
    expect(differences(b, a)).toEqual([]);
  });
});

describe("names the place of each difference", () => {
  const different: readonly (readonly [what: string, a: unknown, b: unknown, found: string[]])[] = [
    [
      "another type, and nothing below it",
      { type: "string", minLength: 1 },
      { type: "integer" },
      [' type: "string" | "integer"'],
    ],
    ["a schema that nothing fits", { type: "string" }, false, ['/oneOf/0 part: "string" | undefined']],
    [
      "anyOf and oneOf whose members overlap",
      {
        anyOf: [
          { type: "string", maxLength: 3 },
          { type: "string", minLength: 2 },
        ],
      },
      {
        oneOf: [
          { type: "string", maxLength: 3 },
          { type: "string", minLength: 2 },
        ],
      },
      [' oneOf: undefined | "members that overlap"'],
    ],
    [
      "limits of a type beside the type",
      { type: "integer" },
      { type: "number", minimum: 3 },
      [' type: "integer" | "number"', " minimum: undefined | 3"],
    ],
    [
      "what a condition refers to",
      { not: { $ref: "#/components/schemas/Name" } },
      { not: { type: "string" } },
      [' not: [{},{},[[{"minLength":1,"type":"string"},{},[]]]] | [{},{},[[{"type":"string"},{},[]]]]'],
    ],
    ["null", { type: "string" }, { type: ["string", "null"] }, [" nullable: undefined | true"]],
    ["a further alternative", name, { oneOf: [name, { type: "integer" }] }, ['/oneOf/1 part: undefined | "integer"']],
    [
      "a change inside of an alternative",
      { oneOf: [base, { type: "array", items: { type: "string" } }] },
      { oneOf: [{ type: "array", items: { type: "integer" } }, base] },
      ['/oneOf/1/items type: "string" | "integer"'],
    ],
    [
      "the values of a map",
      { additionalProperties: { type: "string" }, type: "object" },
      { additionalProperties: name, type: "object" },
      ["/additionalProperties minLength: undefined | 1"],
    ],
    [
      "conflicting unions of allOf",
      { allOf: [{ not: { const: 1 } }, { not: { const: 2 } }] },
      { allOf: [{ not: { const: 1 } }, { not: { const: 3 } }] },
      [' not: [{},{},[[{"type":"number","enum":[1,2]},{},[]]]] | [{},{},[[{"type":"number","enum":[1,3]},{},[]]]]'],
    ],
  ];

  test.each(different)("%s", (_what, a, b, found) => {
    expect(differences(a, b)).toEqual(found);
  });

  test.each([{}, { oneOf: [{ type: "string" }] }])("a schema that contains itself through allOf beside %j", (union) => {
    const circle: Record<string, unknown> = {
      ...union,
      allOf: [{ $ref: "#/paths/~1x/get/responses/200/content/application~1json/schema" }],
    };
    expect(() => differences(circle, circle)).toThrow("A schema contains itself through allOf, oneOf or anyOf alone");
  });
});
