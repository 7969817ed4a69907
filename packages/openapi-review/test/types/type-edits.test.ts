import { expect, it } from "vitest";
import { compare } from "../../src/compare.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { versionOf } from "../verdicts/version-of.ts";

type Schemas = Readonly<Record<string, unknown>>;
type Row = readonly [name: string, before: unknown, after: unknown, request: Severity, response: Severity];

const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: Schemas, more: Schemas = {}): object => ({ type: "object", properties, ...more });
const list = (items: unknown): object => ({ type: "array", items });
const either = (...oneOf: readonly unknown[]): object => ({ oneOf });
const tagged = (kind: string, fields: Schemas): object =>
  object({ kind: { const: kind }, ...fields }, { required: ["kind"] });
const alternative = (m: unknown): object => either(tagged("a", { m }), tagged("b", {}));
const mapOf = (additionalProperties: unknown): object => ({ type: "object", additionalProperties });
const twoKinds = { allOf: [text, object({ a: text })] };
const [xOrY, xAlone] = [{ enum: ["x", "y"] }, { enum: ["x"] }];
const shared = { $ref: "#/components/responses/P" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that hold themselves, and others. */
const common: Schemas = {
  Self: list(ref("Self")),
  Never: false,
  Node: object({ node: ref("Node") }),
  Tree: object({ left: ref("Tree"), right: ref("Tree") }),
  Without: object({ a: text, b: false }),
  With: object({ a: text, b: {} }),
};

/** What is in one of several alternatives was taken as alike once, and so was what the compiler can't tell. */
const rows: readonly Row[] = [
  ["a field beside a text", either(text, object({ a: text })), either(text, object({ a: integer })), "major", "major"],
  [
    "a field beside a text, in a field",
    object({ f: either(text, object({ a: text })) }),
    object({ f: either(text, object({ a: integer })) }),
    "major",
    "major",
  ],
  [
    "a field beside a text, in an array",
    list(either(text, object({ a: text }))),
    list(either(text, object({ a: integer }))),
    "major",
    "major",
  ],
  [
    "a field in an array beside a text",
    either(list(object({ a: text })), text),
    either(list(object({ a: integer })), text),
    "major",
    "major",
  ],
  [
    "a field beside a text is no longer required",
    either(text, object({ a: text }, { required: ["a"] })),
    either(text, object({ a: text })),
    "minor",
    "major",
  ],
  [
    "a field that an alternative loses, which keeps another",
    either(text, object({ a: text, b: text })),
    either(text, object({ b: text })),
    "major",
    "major",
  ],
  [
    "a field that one of two alternatives of one kind loses",
    either(object({ v: text, a: text, b: text }), object({ v: text, c: text })),
    either(object({ v: text, b: text }), object({ v: text, c: text })),
    "major",
    "major",
  ],
  [
    "the only own field of an alternative that stays",
    either(object({ v: text, a: text }), object({ v: text, c: text })),
    either(object({ v: text }), object({ v: text, c: text })),
    "major",
    "major",
  ],
  [
    "a field within a field of an alternative",
    either(text, object({ v: object({ a: list(text), b: text }) })),
    either(text, object({ v: object({ b: text }) })),
    "major",
    "major",
  ],
  [
    "the only field of an alternative that a constant tells from the other",
    either(tagged("a", { x: text }), tagged("b", { y: text })),
    either(tagged("a", {}), tagged("b", { y: text })),
    "major",
    "major",
  ],
  [
    "an alternative that is gone",
    either(text, object({ a: text, b: text }), object({ b: text, c: text }, { required: ["c"] })),
    either(text, object({ b: text, c: text }, { required: ["c"] })),
    "major",
    "minor",
  ],
  [
    "a field that is of two kinds at once, of which openapi-fetch keeps one",
    object({ a: text }),
    object({ a: { allOf: [text, list(text)] } }),
    "major",
    "major",
  ],
  [
    "a field that is no longer of two kinds at once",
    object({ f: { allOf: [object({ a: text }), { const: "b" }] } }),
    object({ f: { allOf: [text, { const: "b" }] } }),
    "patch",
    "major",
  ],
  [
    "a value of two kinds at once that loses a field",
    { allOf: [{ const: 0 }, object({ a: object({}) }), integer] },
    { allOf: [{ const: 0 }, object({}), integer] },
    "major",
    "major",
  ],
  [
    "a map of anything",
    object({ f: object({}, { additionalProperties: ref("Self") }) }),
    object({ f: list(text) }),
    "major",
    "major",
  ],
  ["a field that was `false`", object({ a: false, b: text }), object({ b: text }), "major", "major"],
  ["a value that is never there", object({ a: {} }), ref("Never"), "major", "major"],
  [
    "a field that can only be null",
    object({ a: either(ref("Node"), { type: "null" }) }),
    object({ a: { type: "null" } }),
    "major",
    "major",
  ],
  ["a schema in the place of one without its field", ref("Without"), ref("With"), "minor", "major"],
  ["a field that was null", object({ a: { type: "null" } }), object({ a: text }), "major", "major"],
  ["a map that becomes empty", object({}, { additionalProperties: text }), { type: "object" }, "major", "major"],
  [
    "a further alternative without fields",
    object({ a: text }),
    { oneOf: [object({ a: text }), { type: "object" }] },
    "patch",
    "major",
  ],
  [
    "a further alternative with a field without fields, in a schema that holds itself",
    ref("Node"),
    object({ node: either(ref("Node"), object({ node: object({}) })) }),
    "patch",
    "major",
  ],
  [
    "the same in an array of arrays",
    list(list(ref("Node"))),
    list(list(object({ node: either(ref("Node"), object({ node: object({}) })) }))),
    "patch",
    "major",
  ],
  [
    "a further alternative with another field without fields",
    ref("Node"),
    object({ node: either(ref("Node"), object({ node: ref("Node"), other: object({}) })) }),
    "patch",
    "patch",
  ],
  [
    "a further alternative without a field that the other has",
    ref("Tree"),
    object({ left: either(ref("Tree"), object({ right: ref("Tree") })), right: ref("Tree") }),
    "patch",
    "major",
  ],
  [
    "an array of anything, in a field",
    object({ f: list(ref("Self")) }),
    object({ f: list(list(text)) }),
    "major",
    "major",
  ],
  [
    "an array of anything beside an integer",
    either(list(ref("Self")), integer),
    either(list(list(text)), integer),
    "major",
    "major",
  ],
  ["a list of anything", list({}), list({ type: "object" }), "major", "minor"],
  [
    "a list of anything, in a field",
    object({ l: list({}) }),
    object({ l: list({ type: "object" }) }),
    "major",
    "minor",
  ],
  ["anything in an alternative", alternative({}), alternative({ type: "object" }), "major", "minor"],
  [
    "a map of anything in an alternative",
    alternative(mapOf({})),
    alternative(mapOf({ type: "object" })),
    "major",
    "minor",
  ],
  [
    "an alternative that is gone beside a value of two kinds at once",
    object({ f: either(twoKinds, object({ b: text }), integer) }),
    object({ f: either(twoKinds, object({ b: text })) }),
    "major",
    "minor",
  ],
  [
    "a map in an alternative that becomes closed",
    alternative(mapOf(text)),
    alternative(object({ x: text }, { additionalProperties: false })),
    "major",
    "major",
  ],
  ["a value of a list's elements", object({ l: list(xOrY) }), object({ l: list(xAlone) }), "major", "major"],
  ["a value in an alternative", alternative(xOrY), alternative(xAlone), "major", "major"],
  [
    "a value beside a list of the same",
    object({ e: either(xOrY, list(xOrY)) }),
    object({ e: either(xAlone, list(xAlone)) }),
    "major",
    "major",
  ],
  [
    "a value of a list in an alternative, beside another value",
    object({ e: either(xOrY, list(xOrY)) }),
    object({ e: either(xOrY, list(xAlone)) }),
    "major",
    "major",
  ],
  // An object has the constructor of all objects, which is no text.
  [
    "a new field that all objects inherit",
    object({ a: text }),
    object({ a: text, constructor: text }),
    "major",
    "minor",
  ],
  ["anything that becomes a value", object({ a: {} }), object({ a: xAlone }), "major", "major"],
  [
    "a field of anything that all objects inherit",
    object({ constructor: {}, b: text }),
    object({ b: text }),
    "major",
    "major",
  ],
  [
    "a schema that may be left out",
    object({ a: ref("Node") }, { required: ["a"] }),
    object({ a: ref("Node") }),
    "minor",
    "major",
  ],
  [
    "a field that is always there in an alternative beside a value",
    either(xAlone, object({ a: text })),
    either(xAlone, object({ a: text }, { required: ["a"] })),
    "major",
    "minor",
  ],
  [
    "a field four fields deep in an alternative",
    either(text, object({ a: object({ a: object({ a: object({ b: text, c: text }) }) }) })),
    either(text, object({ a: object({ a: object({ a: object({ c: text }) }) }) })),
    "major",
    "major",
  ],
  [
    "a field of an alternative that all texts have",
    either(text, integer, object({ match: object({ q: text }), b: text })),
    either(text, integer, object({ b: text })),
    "major",
    "major",
  ],
];

it.each(rows)("rates %s", async (_name, before, after, request, response) => {
  expect([await rate(before, after, sending), await rate(before, after, returning)]).toEqual([request, response]);
});

const nothing = { description: "" };
const problem = { description: "", content: json(object({ detail: text })) };

it.each([
  ["at its place", { responses: { 400: nothing } }, {}, { responses: { 400: problem } }, {}],
  ["at its name", { responses: { 400: shared } }, { P: nothing }, { responses: { 400: shared } }, { P: problem }],
  ["and gets a name", { responses: { 400: nothing } }, {}, { responses: { 400: shared } }, { P: problem }],
])("rates content of a response that had none as minor: %s", async (_name, old, before, put, after) => {
  const [one, two] = [document(old, {}, before), document(put, {}, after)].map(versionOf);
  expect(worst(await compare(one!, two!))).toBe("minor"); // there are two
});

it("rates a map that gets an alternative with a field without fields", async () => {
  const map = object({}, { additionalProperties: ref("Node") });
  const [before, after] = [map, either(map, object({ node: object({}) }))].map((node) => {
    const content = { ...json(ref("Node")), "application/json;v=1": { schema: ref("Map") } };
    return versionOf(document({ responses: { 404: { ...nothing, content } } }, { ...common, Map: object({ node }) }));
  });
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

it("rates a field that a schema was declared without", async () => {
  const [before, after] = [false, {}].map((b) => versionOf(returning(ref("X"), { X: object({ a: text, b }) })));
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

it.each([
  ["without fields", 200, object({})],
  ["with a field without fields", 200, object({ node: object({}) })],
  ["that `if (error)` takes for none", 404, { const: 0 }],
])("rates a further media type %s", async (_name, status, schema) => {
  const content = json(ref("Node"));
  const more = { "application/json;v=2": { schema } };
  const [before, after] = [content, { ...content, ...more }].map((one) =>
    versionOf(document({ responses: { [status]: { ...nothing, content: one } } }, common)),
  );
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

it("rates a field in a list beside an object, if a request has it, too", async () => {
  const [before, after] = [["s"], []].map((required) => {
    const responses = { 200: { ...nothing, content: json(either(list(ref("X")), ref("Node"))) } };
    const operation = { requestBody: { content: json(ref("X")) }, responses };
    return versionOf(document(operation, { ...common, X: object({ s: text }, { required }) }));
  });
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

it.each([
  ["a field", object({ x: ref("X") })],
  ["a map", mapOf(ref("X"))],
  ["a list", list(ref("X"))],
])("rates a schema in %s of an alternative as the part of a request that it is", async (_where, schema) => {
  const [before, after] = [["s"], []].map((required) =>
    versionOf(sending(either(text, schema), { X: object({ s: text }, { required }) })),
  );
  expect(worst(await compare(before!, after!))).toBe("minor"); // there are two
});

it("rates a path that refers to another path", async () => {
  const paths = Object.fromEntries(
    Object.entries({ "/b": text, "/c": integer }).map(([path, schema]) => [
      path,
      { get: { responses: { 200: { ...nothing, content: json(schema) } } } },
    ]),
  );
  const [before, after] = ["b", "c"].map((name) =>
    versionOf(JSON.stringify({ openapi: "3.1.0", info: {}, paths: { "/a": { $ref: `#/paths/~1${name}` }, ...paths } })),
  );
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

it("doesn't follow all ways through arrays that hold each other", { timeout: 60_000 }, async () => {
  const names = Array.from("ABCDEFGHIJKL");
  const mutual = (leaf: object): Schemas =>
    Object.fromEntries(
      names.map((name) => [
        name,
        list(list(object({ x: leaf, ...Object.fromEntries(names.map((one) => [one, ref(one)])) }))),
      ]),
    );
  const [before, after] = [mutual(text), mutual(integer)].map((schemas) => versionOf(returning(ref("A"), schemas)));
  expect(worst(await compare(before!, after!))).toBe("major"); // there are two
});

async function rate(
  before: unknown,
  after: unknown,
  write: (schema: unknown, schemas: Schemas) => string,
): Promise<Severity> {
  const [old, revised] = [before, after].map((schema) => versionOf(write(schema, common)));
  return worst(await compare(old!, revised!)); // there are two
}

function worst(changes: Awaited<ReturnType<typeof compare>>): Severity {
  return largestSeverity(changes.flatMap(({ source, severity }) => (source === "types" ? severity : [])));
}

function sending(schema: unknown, schemas: Schemas): string {
  return document({ requestBody: { content: json(schema) }, responses: {} }, schemas);
}

function returning(schema: unknown, schemas: Schemas): string {
  return document({ responses: { 200: { description: "", content: json(schema) } } }, schemas);
}

function json(schema: unknown): object {
  return { "application/json": { schema } };
}

function document(put: object, schemas: Schemas, responses: object = {}): string {
  const info = { title: "x", version: "1" };
  return JSON.stringify({ openapi: "3.1.0", info, paths: { "/x": { put } }, components: { schemas, responses } });
}
