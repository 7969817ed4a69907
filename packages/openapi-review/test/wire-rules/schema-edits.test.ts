import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/document/open-api-document.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { wireChanges } from "../../src/wire-rules/wire-changes.ts";

type Schemas = Readonly<Record<string, unknown>>;

/** What an edit of a schema asks for where it is sent, and where it is returned. */
interface Row {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly request: Severity;
  readonly response: Severity;
  /** Schemas of both versions, or of each. */
  readonly shared?: Schemas | readonly [before: Schemas, after: Schemas];
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: Schemas, more: Schemas = {}): object => ({ type: "object", properties, ...more });
const limit = [{ T: object({ a: text }) }, { T: object({ a: { ...text, maxLength: 3 } }) }] as const;
const Cat = object({ kind: { const: "Cat" } }, { required: ["kind"] });
const Dog = object({ kind: { const: "Dog" } }, { required: ["kind"] });
const pets = { oneOf: [ref("Cat"), ref("Dog")] };
const tagged = {
  A: object({ k: text, a: text }, { required: ["k"] }),
  B: object({ k: text, b: text }, { required: ["k"] }),
};
const byTag = (mapping: Schemas): Schemas => ({
  oneOf: [ref("A"), ref("B")],
  discriminator: { propertyName: "k", mapping },
});
const rule = (kind: string, parameters: Schemas): object =>
  object({ kind: { enum: [kind] }, parameters: object(parameters) }, { required: ["kind"] });
const deep = (levels: number, leaf: object): object => (levels === 0 ? leaf : object({ a: deep(levels - 1, leaf) }));
const expression = (leaf: object): Schemas => ({
  Expression: { oneOf: [ref("And"), ref("Or"), ref("Leaf")] },
  And: object({ left: ref("Expression"), kind: { const: "and" } }, { required: ["left", "kind"] }),
  Or: object({ left: ref("Expression"), kind: { const: "or" } }, { required: ["left", "kind"] }),
  Leaf: object({ value: leaf }),
});

/** Each of these was rated too low once: the worst that they ask for is what a referee proved, or the issue of a user. */
const tooLow: readonly Row[] = [
  {
    name: "a list of constants beside another constant",
    before: { const: "a" },
    after: { const: "a", enum: ["b"] },
    request: "major",
    response: "minor",
  },
  {
    name: "a limit that is reached first where it is read only",
    before: object({ shown: { ...ref("T"), readOnly: true }, sent: ref("T") }),
    after: object({ shown: { ...ref("T"), readOnly: true }, sent: ref("T") }),
    shared: limit,
    request: "major",
    response: "minor",
  },
  {
    name: "a limit that is reached first where it is write only",
    before: object({ sent: { ...ref("T"), writeOnly: true }, shown: ref("T") }),
    after: object({ sent: { ...ref("T"), writeOnly: true }, shown: ref("T") }),
    shared: [limit[1], limit[0]],
    request: "minor",
    response: "major",
  },
  {
    name: "anyOf becomes oneOf, and members overlap",
    before: { anyOf: [object({ a: text }), object({ b: text })] },
    after: { oneOf: [object({ a: text }), object({ b: text })] },
    request: "major",
    response: "minor",
  },
  {
    name: "a further alternative that overlaps with another",
    before: { oneOf: [object({ a: text }), integer] },
    after: { oneOf: [object({ a: text }), integer, object({ b: text })] },
    request: "major",
    response: "major",
  },
  {
    name: "an alternative of oneOf that takes more from another",
    before: {
      oneOf: [
        { ...integer, minimum: 5 },
        { ...integer, maximum: 6 },
      ],
    },
    after: {
      oneOf: [
        { ...integer, minimum: 3 },
        { ...integer, maximum: 6 },
      ],
    },
    request: "major",
    response: "major",
  },
  {
    name: "another contentEncoding",
    before: { ...text, contentEncoding: "base64" },
    after: { ...text, contentEncoding: "base64url" },
    request: "major",
    response: "major",
  },
  {
    name: "a contentEncoding where there was none",
    before: text,
    after: { ...text, contentEncoding: "base64" },
    request: "major",
    response: "major",
  },
  {
    name: "a contentEncoding with a type where there was none",
    before: {},
    after: { ...text, contentEncoding: "base64" },
    request: "major",
    response: "major",
  },
  {
    name: "a contentEncoding goes with its type",
    before: { ...text, contentEncoding: "base64" },
    after: {},
    request: "major",
    response: "major",
  },
  {
    name: "a limit of what has properties beside its reference",
    before: { ...ref("T"), properties: { b: text } },
    after: { ...ref("T"), properties: { b: text } },
    shared: limit,
    request: "major",
    response: "minor",
  },
  {
    name: "a discriminator's mapping in a union that is an alternative of another",
    before: { anyOf: [byTag({ a: "A", b: "B" }), integer] },
    after: { anyOf: [byTag({ a: "B", b: "A" }), integer] },
    shared: tagged,
    request: "major",
    response: "major",
  },
  {
    name: "anyOf becomes oneOf in a union that is an alternative of another",
    before: { anyOf: [{ anyOf: [object({ a: text }), object({ b: text })] }, integer] },
    after: { anyOf: [{ oneOf: [object({ a: text }), object({ b: text })] }, integer] },
    request: "major",
    response: "minor",
  },
  {
    name: "a default in an alternative",
    before: { oneOf: [{ ...text, default: "a" }, integer] },
    after: { oneOf: [{ ...text, default: "b" }, integer] },
    request: "major",
    response: "major",
  },
  {
    name: "a member of allOf forbade what another has",
    before: { allOf: [object({ a: text }, { additionalProperties: false }), object({ b: text })] },
    after: object({ a: text, b: text }, { additionalProperties: false }),
    request: "minor",
    response: "major",
  },
  {
    name: "a member of allOf limited what another has",
    before: { allOf: [object({ a: text }), object({}, { additionalProperties: { ...text, maxLength: 3 } })] },
    after: object({ a: text }, { additionalProperties: { ...text, maxLength: 3 } }),
    request: "minor",
    response: "major",
  },
  {
    name: "a member of allOf limited a position of a longer tuple",
    before: {
      allOf: [
        { type: "array", prefixItems: [text], items: integer },
        { type: "array", prefixItems: [text, text] },
      ],
    },
    after: { type: "array", prefixItems: [text, text], items: integer },
    request: "minor",
    response: "major",
  },
  {
    name: "two items had to be contained, and one of them is enough",
    before: { type: "array", allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }] },
    after: { type: "array", contains: { enum: [1, 2] } },
    request: "major",
    response: "major",
  },
  {
    name: "a limit of what a dynamic reference leads to",
    before: { $dynamicRef: "#t" },
    after: { $dynamicRef: "#t" },
    shared: [{ T: { $dynamicAnchor: "t", ...text } }, { T: { $dynamicAnchor: "t", ...text, maxLength: 3 } }],
    request: "major",
    response: "minor",
  },
  {
    name: "a limit sixty fields deep",
    before: deep(60, text),
    after: deep(60, { ...text, maxLength: 3 }),
    request: "major",
    response: "minor",
  },
  {
    name: "a limit in a union whose members hold it again",
    before: ref("Expression"),
    after: ref("Expression"),
    shared: [expression(text), expression({ ...text, maxLength: 3 })],
    request: "major",
    response: "minor",
  },
  {
    name: "a limit of what a condition refers to",
    before: object({ a: text }, { propertyNames: ref("T") }),
    after: object({ a: text }, { propertyNames: ref("T") }),
    shared: [{ T: text }, { T: { ...text, maxLength: 3 } }],
    request: "major",
    response: "major",
  },
  { name: "a schema that nothing fits", before: text, after: false, request: "major", response: "minor" },
  {
    name: "a limit that comes with a wider type",
    before: integer,
    after: { type: "number", minimum: 3 },
    request: "major",
    response: "major",
  },
  {
    name: "a limit on what was of one type",
    before: text,
    after: { maxLength: 3 },
    request: "major",
    response: "major",
  },
  {
    name: "a field that was read only has to be sent",
    before: object({ a: { ...text, readOnly: true } }, { required: ["a"] }),
    after: object({ a: text }, { required: ["a"] }),
    request: "major",
    response: "patch",
  },
  {
    name: "a field where there were none beside those that are named",
    before: object({ a: text }, { additionalProperties: false }),
    after: object({ a: text, b: text }, { additionalProperties: false }),
    request: "minor",
    response: "major",
  },
  {
    name: "a field that was write only, of an object without further ones",
    before: object({ a: { ...text, writeOnly: true } }, { additionalProperties: false }),
    after: object({ a: text }, { additionalProperties: false }),
    request: "patch",
    response: "major",
  },
  {
    name: "a field that was write only, where further ones are limited",
    before: object({ a: { ...text, writeOnly: true } }, { additionalProperties: integer }),
    after: object({ a: text }, { additionalProperties: integer }),
    request: "patch",
    response: "major",
  },
  {
    name: "a field that was read only, where further ones are limited",
    before: object({ a: { ...text, readOnly: true } }, { additionalProperties: integer }),
    after: object({ a: text }, { additionalProperties: integer }),
    request: "major",
    response: "patch",
  },
  {
    name: "a field where those that nothing evaluates are limited",
    before: object({}, { unevaluatedProperties: integer }),
    after: object({ a: text }, { unevaluatedProperties: integer }),
    request: "major",
    response: "major",
  },
  {
    name: "a field that a discriminator named before",
    before: byTag({}),
    after: byTag({}),
    shared: [
      { A: object({}), B: object({}) },
      { A: object({ k: { const: "a" } }), B: object({}) },
    ],
    request: "major",
    response: "minor",
  },
  {
    name: "a field that was read only, and that a discriminator named before",
    before: byTag({}),
    after: byTag({}),
    shared: [
      { A: object({ k: { const: "a", readOnly: true } }), B: object({}) },
      { A: object({ k: { const: "a" } }), B: object({}) },
    ],
    request: "major",
    response: "patch",
  },
  {
    name: "a field that a pattern described, with a limit",
    before: object({}, { patternProperties: { "^x-": text } }),
    after: object({ "x-a": { ...text, maxLength: 5 } }, { patternProperties: { "^x-": text } }),
    request: "major",
    response: "minor",
  },
  {
    name: "a field that a pattern described, of another type",
    before: object({}, { patternProperties: { "^x-": text }, additionalProperties: false }),
    after: object({ "x-a": integer }, { patternProperties: { "^x-": text }, additionalProperties: false }),
    request: "major",
    response: "major",
  },
  {
    name: "a required field that could never be there, in an object without further fields",
    before: object({}, { required: ["a"], additionalProperties: false }),
    after: object({ a: text }, { required: ["a"], additionalProperties: false }),
    request: "minor",
    response: "major",
  },
  {
    name: "an alternative that is sent in responses too",
    before: object({ a: { oneOf: [{ ...text, writeOnly: true }, integer] } }),
    after: object({ a: { oneOf: [text, integer] } }),
    request: "patch",
    response: "major",
  },
  {
    name: "a part of a field becomes read only, beside a statement that it isn't",
    before: object({ a: { allOf: [ref("A")], readOnly: false } }),
    after: object({ a: { allOf: [ref("A")], readOnly: false } }),
    shared: [{ A: text }, { A: { ...text, readOnly: true } }],
    request: "major",
    response: "patch",
  },
  {
    name: "a required field that no value fits becomes write only",
    before: { allOf: [object({ a: text }, { required: ["a"] }), object({ a: integer })] },
    after: { allOf: [object({ a: { ...text, writeOnly: true } }, { required: ["a"] }), object({ a: integer })] },
    request: "patch",
    response: "major",
  },
  {
    name: "a required field that is null becomes write only",
    before: object({ a: { allOf: [{ type: "null" }] } }, { required: ["a"] }),
    after: object({ a: { allOf: [{ type: "null", writeOnly: true }] } }, { required: ["a"] }),
    request: "patch",
    response: "major",
  },
  {
    name: "a limit beside a condition that contains itself",
    before: ref("T"),
    after: { ...ref("T"), maxItems: 3 },
    shared: { T: { type: "array", items: text, not: { type: "array", items: ref("T") } } },
    request: "major",
    response: "minor",
  },
  {
    name: "a field that was one of a map, with another type",
    before: object({}, { additionalProperties: text }),
    after: object({ a: integer }, { additionalProperties: text }),
    request: "major",
    response: "major",
  },
  {
    name: "null where `if` excluded it",
    before: { if: text, else: integer },
    after: { type: "null" },
    request: "major",
    response: "major",
  },
  {
    name: "null where `not` excluded it",
    before: { not: ref("T") },
    after: { type: "null" },
    shared: { T: { type: ["null", "string"] } },
    request: "major",
    response: "major",
  },
  {
    name: "no item has to be contained any more",
    before: { type: "array", contains: text },
    after: { type: "array", contains: text, minContains: 0 },
    request: "minor",
    response: "major",
  },
];

/** Each of these was rated too high once. */
const tooHigh: readonly Row[] = [
  {
    name: "a field that a discriminator named is described as a text",
    before: byTag({}),
    after: byTag({}),
    shared: [
      { A: object({}), B: object({}) },
      { A: object({ k: text }), B: object({}) },
    ],
    request: "minor",
    response: "minor",
  },
  {
    name: "a discriminator that repeats the constants",
    before: pets,
    after: { ...pets, discriminator: { propertyName: "kind" } },
    shared: { Cat, Dog },
    request: "patch",
    response: "patch",
  },
  {
    name: "a discriminator's mapping by bare names",
    before: { ...pets, discriminator: { propertyName: "kind" } },
    after: {
      ...pets,
      discriminator: { propertyName: "kind", mapping: { Cat: "Cat", Dog: "#/components/schemas/Dog" } },
    },
    shared: { Cat: object({ kind: text }), Dog: object({ kind: text }) },
    request: "patch",
    response: "patch",
  },
  {
    name: "int32 becomes int64",
    before: { ...integer, format: "int32" },
    after: { ...integer, format: "int64" },
    request: "minor",
    response: "major",
  },
  {
    name: "hundredths become thousandths",
    before: { type: "number", multipleOf: 0.01 },
    after: { type: "number", multipleOf: 0.001 },
    request: "minor",
    response: "major",
  },
  {
    name: "an integer above 0 is one of at least 1",
    before: { ...integer, exclusiveMinimum: 0 },
    after: { ...integer, minimum: 1 },
    request: "patch",
    response: "patch",
  },
  {
    name: "a number of at least 0 is above 0",
    before: { type: "number", minimum: 0 },
    after: { type: "number", exclusiveMinimum: 0 },
    request: "major",
    response: "minor",
  },
  {
    name: "a number above 0 is one of at least 0",
    before: { type: "number", exclusiveMinimum: 0 },
    after: { type: "number", minimum: 0 },
    request: "minor",
    response: "major",
  },
  {
    name: "a number below 10 is one of at most 9",
    before: { type: "number", exclusiveMaximum: 10 },
    after: { type: "number", maximum: 9 },
    request: "major",
    response: "minor",
  },
  {
    name: "a word within not",
    before: { ...text, not: { const: "a", description: "An A." } },
    after: { ...text, not: { const: "a", description: "The letter A." } },
    request: "patch",
    response: "patch",
  },
  {
    name: "a word within $defs",
    before: { ...text, $defs: { a: { description: "An A." } } },
    after: { ...text, $defs: { a: { description: "The letter A." } } },
    request: "patch",
    response: "patch",
  },
  {
    name: "a union that allOf says thirty times",
    before: {
      allOf: Array.from({ length: 30 }, () => ({
        anyOf: [
          { ...text, minLength: 1 },
          { ...text, minLength: 2 },
        ],
      })),
    },
    after: {
      anyOf: [
        { ...text, minLength: 1 },
        { ...text, minLength: 2 },
      ],
    },
    request: "patch",
    response: "patch",
  },
  {
    name: "a further alternative before others that constants tell apart",
    before: { oneOf: [rule("a", { x: text }), rule("b", { y: text })] },
    after: { oneOf: [rule("a", { x: text }), rule("c", { z: text }), rule("b", { y: text })] },
    request: "minor",
    response: "major",
  },
  {
    name: "null where conditions allowed it",
    before: ref("T"),
    after: { type: "null" },
    shared: { T: { if: integer, else: ref("T"), not: text } },
    request: "major",
    response: "minor",
  },
  {
    name: "an integer among alternatives is a number",
    before: { type: ["integer", "string"] },
    after: { type: ["number", "string"] },
    request: "minor",
    response: "major",
  },
];

const nested = (leaf: object): Schemas => ({
  B: object({
    b: object({ a: ref("B"), c: { type: "array", prefixItems: [leaf, ref("B")] } }, { additionalProperties: text }),
    c: { allOf: [ref("B"), object({ c: ref("B") }, { additionalProperties: { type: "null" } })] },
  }),
});

/** Each field of these is merged with the schema that it is in. Their comparison never ended once. */
const endless: readonly Row[] = [
  { name: "no edit", before: ref("B"), after: ref("B"), shared: nested(text), request: "none", response: "none" },
  {
    name: "another type",
    before: ref("B"),
    after: ref("B"),
    shared: [nested(text), nested(integer)],
    request: "major",
    response: "major",
  },
  {
    name: "a limit",
    before: ref("B"),
    after: ref("B"),
    shared: [nested(text), nested({ ...text, maxLength: 3 })],
    request: "major",
    response: "minor",
  },
];

describe.each([
  ["schemas that are merged with themselves", endless],
  ["schemas that were rated too low", tooLow],
  ["schemas that were rated too high", tooHigh],
])("%s", (_name, rows) => {
  it.each(rows)("$name: request $request, response $response", ({ before, after, request, response, shared }) => {
    const [old, revised] = Array.isArray(shared) ? shared : [shared, shared];
    const rate = (make: (schema: unknown, shared: Schemas) => object): Severity => {
      const [a, b] = [make(before, old ?? {}), make(after, revised ?? {})].map((one) =>
        parseDocument(JSON.stringify(one), "x.yaml"),
      );
      return largestSeverity(wireChanges(a!, b!).map(({ severity }) => severity)); // there are two
    };
    expect({ request: rate(sending), response: rate(returning) }).toEqual({ request, response });
  });
});

function sending(schema: unknown, schemas: Schemas): object {
  return document({ requestBody: { content: json(schema) }, responses: {} }, schemas);
}

function returning(schema: unknown, schemas: Schemas): object {
  return document({ responses: { 200: { description: "", content: json(schema) } } }, schemas);
}

function json(schema: unknown): object {
  return { "application/json": { schema } };
}

function document(put: object, schemas: Schemas): object {
  return { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: { "/x": { put } }, components: { schemas } };
}
