import { expect, it } from "vitest";
import { changedParts } from "../../src/document/changed-parts.ts";
import { parseDocument } from "../../src/document/open-api-document.ts";

type Parts = Readonly<Record<string, unknown>>;

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const object = (properties: Parts): object => ({ type: "object", properties });
const returning = (schema: object): object => ({
  get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } },
});

/** The paths and schemas that are compared, in both documents, in their own words and in those of 3.1. */
function kept(before: Parts, after: Parts): string[] {
  const [old, revised] = [before, after].map((parts) => parseDocument(JSON.stringify(document(parts)), "x"));
  const { documents } = changedParts(old!, revised!); // there are two
  const [first, ...others] = documents.flatMap(({ root, original }) => [root, original]).map(namesIn);
  expect(others).toEqual([first, first, first]);
  return first!; // of four
}

function namesIn(root: object): string[] {
  // As in the document below.
  const {
    paths,
    "x-webhooks": hooks = {},
    webhooks = hooks,
    components,
  } = root as {
    paths: object;
    webhooks?: object;
    "x-webhooks"?: object;
    components: { schemas: object; securitySchemes: object };
  };
  expect(Object.keys(components.securitySchemes)).toEqual(["key"]);
  return [...Object.keys(paths), ...Object.keys(webhooks), ...Object.keys(components.schemas)];
}

function document({ paths, schemas, ...more }: Parts): object {
  const securitySchemes = { key: { type: "apiKey", in: "header", name: "x" } };
  return {
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths,
    components: { schemas, securitySchemes },
    ...more,
  };
}

const before = {
  paths: { "/a": returning(ref("A")), "/b": returning(ref("B")), "/c": returning(ref("C")) },
  schemas: { A: object({ b: ref("B") }), B: object({ id: ref("Id") }), C: object({ id: ref("Id") }), Id: text },
};

it("keeps what leads to a change, and all that this refers to", () => {
  const schemas = { ...before.schemas, B: object({ id: ref("Id"), name: text }) };
  expect(kept(before, { ...before, schemas })).toEqual(["/a", "/b", "A", "B", "Id"]);
});

it("keeps a union whose members are needed, because its discriminator is in their types", () => {
  const pets = { oneOf: [ref("B"), ref("C")], discriminator: { propertyName: "id" } };
  const old = { paths: { ...before.paths, "/pets": returning(ref("Pet")) }, schemas: { ...before.schemas, Pet: pets } };
  const changed = { ...old, paths: { ...old.paths, "/b": returning({ type: "array", items: ref("B") }) } };
  expect(kept(old, changed)).toEqual(["/b", "B", "C", "Id", "Pet"]);
});

it("keeps a webhook only if it leads to a change", () => {
  const old = { ...before, webhooks: { onA: returning(ref("A")), onC: returning(ref("C")) } };
  const schemas = { ...before.schemas, C: object({ id: ref("Id"), name: text }) };
  expect(kept(old, { ...old, schemas })).toEqual(["/c", "onC", "C", "Id"]);
});

it("keeps a webhook of OpenAPI 3.0 only if it leads to a change", () => {
  const old = { ...before, openapi: "3.0.3", "x-webhooks": { onA: returning(ref("A")), onC: returning(ref("C")) } };
  const schemas = { ...before.schemas, C: object({ id: ref("Id"), name: text }) };
  expect(kept(old, { ...old, schemas })).toEqual(["/c", "onC", "C", "Id"]);
});

it("keeps nothing where only other parts differ, and everything where servers do", () => {
  expect(kept(before, { ...before, tags: [{ name: "a" }] })).toEqual([]);
  const all = ["/a", "/b", "/c", "A", "B", "C", "Id"];
  expect(kept(before, { ...before, servers: [{ url: "https://a.dev" }] })).toEqual(all);
});

it("tells whether two objects say the same, with all that they refer to", () => {
  const [old, revised] = [before, { ...before, schemas: { ...before.schemas, Id: { type: "integer" } } }].map((parts) =>
    parseDocument(JSON.stringify(document(parts)), "x"),
  );
  const { isSame, isReordered } = changedParts(old!, revised!); // there are two
  expect([isSame(object({ a: text }), object({ a: text })), isSame({ a: 1 }, { a: 2 })]).toEqual([true, false]);
  expect([isSame(ref("A"), ref("A")), isSame({ a: 1 }, {}), isSame([], {}), isReordered]).toEqual(Array(4).fill(false));
});

const links = { one: { operationId: "a" }, two: { operationId: "b" } };
const kinds = { schemas: before.schemas, responses: { R: { description: "" } } };
const item = { get: { responses: {} }, put: { responses: {} } };
const ordered: Parts = { ...before, paths: { ...before.paths, "/d": item }, tags: [], servers: [] };
const inComponents = (components: object): Parts => ({
  ...ordered,
  components: { schemas: before.schemas, ...components },
});
const reversed = (parts: object): Parts => Object.fromEntries(Object.entries(parts).toReversed());

it.each([
  ["the keys of the document", ordered, reversed(ordered), false],
  ["methods", ordered, { ...ordered, paths: { ...before.paths, "/d": reversed(item) } }, false],
  ["links", inComponents({ links }), inComponents({ links: reversed(links) }), false],
  ["the kinds of components", inComponents(kinds), { ...ordered, components: reversed(kinds) }, false],
  ["paths", ordered, { ...ordered, paths: reversed(before.paths) }, true],
  ["webhooks", { ...before, webhooks: before.paths }, { ...before, webhooks: reversed(before.paths) }, true],
  ["schemas", ordered, { ...ordered, schemas: reversed(before.schemas) }, true],
])("tells whether another order shows in generated types: of %s", (_name, one, two, isReordered) => {
  const [old, revised] = [one, two].map((parts) => parseDocument(JSON.stringify(document(parts)), "x"));
  expect(changedParts(old!, revised!).isReordered).toBe(isReordered); // there are two
});
