import { expect, it } from "vitest";
import { compare } from "../../src/compare.ts";
import type { Change } from "../../src/change.ts";
import { versionOf } from "../verdicts/version-of.ts";

const text = { type: "string" };
const user = (email: object, more: object = {}): object => ({
  type: "object",
  required: ["email"],
  properties: { email, name: text },
  ...more,
});
const json = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
const none = { description: "" };
const problem = json({ type: "object", required: ["detail"], properties: { detail: text } });

/** An operation that returns a user, and one that takes one. */
function document(responses: object, sent: object = user(text), id: object = { operationId: "getUser" }): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: {
      "/users": {
        get: { ...id, responses },
        put: { operationId: "putUser", requestBody: json(sent), responses: { 204: none } },
      },
    },
  });
}

const kinds = (...values: string[]): object => user(text, { properties: { email: text, kind: { enum: values } } });

const before = { 200: json(user(text)), 404: problem };

async function majors(old: string, revised: string): Promise<Change[]> {
  const changes = await compare(versionOf(old), versionOf(revised));
  return changes.filter(({ source, severity }) => source === "types" && severity === "major");
}

const undefinedData = "const email: string = data.email;   ✗ 'data' is possibly 'undefined'.";

it.each([
  ["a 503 without content", { 503: none }, undefinedData],
  ["a default without content", { default: none }, undefinedData],
  ["a 204 beside a 200", { 204: none }, undefinedData],
  [
    "another media type",
    {
      200: {
        ...json(user(text)),
        content: { "application/json": { schema: user(text) }, "text/plain": { schema: text } },
      },
    },
    "const email: string = data.email;   ✗ Property 'email' does not exist on type 'string'.",
  ],
  [
    "a field that can be null",
    { 200: json(user({ type: ["string", "null"] })) },
    "const email: string = data.email;   ✗ Type 'null' is not assignable to type 'string'.",
  ],
  [
    "a field of an error that is gone",
    { 404: json({ type: "object", properties: { title: text } }) },
    "const detail: string = error.detail;   ✗ Property 'detail' does not exist on type '{ title?: string; }'.",
  ],
])("says which line stops compiling: %s", async (_name, change, code) => {
  for (const id of [{ operationId: "getUser" }, {}]) {
    const found = await majors(document(before, user(text), id), document({ ...before, ...change }, user(text), id));
    expect(found.map((one) => one.code)).toContain(code);
  }
});

it("tries each field of a request and each of its values", async () => {
  const found = await majors(document(before, kinds("a", "b")), document(before, kinds("a")));
  expect(found.map(({ code }) => code)).toEqual([
    `const request: NonNullable<paths["/users"]["put"]["requestBody"]>["content"]["application/json"] = { email: "…", kind: "b" };   ✗ Type '"b"' is not assignable to type '"a"'.`,
  ]);
});

it("counts a fixture as a mock: a field that is new and always there is minor", async () => {
  const more = json(user(text, { required: ["email", "name"] }));
  expect(await majors(document(before), document({ ...before, 200: more }))).toEqual([]);
});

it("finds nothing where only words change", async () => {
  const words = json(user({ ...text, description: "Where mail goes." }));
  expect(await majors(document(before), document({ ...before, 200: words }))).toEqual([]);
});

const wholeBody = "const body: {} | null = data;   ✗ Type 'undefined' is not assignable to type '{} | null'.";

it.each<readonly [name: string, body: object, code?: string]>([
  [
    "lists",
    { type: "object", properties: { children: { type: "array", items: { $ref: "#/components/schemas/Body" } } } },
  ],
  ["a tuple", { type: "array", prefixItems: [text, { type: "integer" }] }],
  ["an object or null", { type: ["object", "null"] }],
  ["null", { type: "null" }, "const value: null = data;   ✗ Type 'undefined' is not assignable to type 'null'."],
  ["a map", { type: "object", additionalProperties: { type: "object" } }],
])(
  "takes each response of a schema, even if nothing in it is a scalar or was read before: %s",
  async (_name, Body, code = wholeBody) => {
    const api = (responses: object): string =>
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "x", version: "1" },
        paths: Object.fromEntries(["a", "b"].map((id) => [`/${id}`, { get: { operationId: id, responses } }])),
        components: { schemas: { Body } },
      });
    const ok = { 200: json({ $ref: "#/components/schemas/Body" }) };
    const found = await majors(api(ok), api({ ...ok, 503: none }));
    expect(found.map((one) => [one.operations, one.code])).toEqual(["a", "b"].map((id) => [[id], code]));
  },
);

it("tries what is near of each operation, if many operations change", async () => {
  const found = await majors(many({ responses: before }), many({ responses: { ...before, 503: none } }));
  expect(found.filter(({ code }) => code === undefinedData).length).toBe(45);
});

it("tries a field of an alternative of each request, if many operations change", async () => {
  const [old, revised] = [{ a: text, b: text }, { a: text }].map((properties) => {
    const oneOf = [properties, { c: text }].map((fields) => ({ type: "object", properties: fields }));
    return many({ requestBody: json({ oneOf }), responses: { 204: none } });
  });
  const found = await majors(old!, revised!); // there are two
  expect(found.length).toBe(45);
});

function many(operation: object): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: Object.fromEntries(
      Array.from({ length: 45 }, (_, index) => [
        `/users/${index}`,
        { put: { operationId: `put${index}`, ...operation } },
      ]),
    ),
  });
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

function expression(leaf: object): string {
  const And = { type: "object", required: ["left"], properties: { left: ref("Expression") } };
  const Leaf = { type: "object", required: ["value"], properties: { value: leaf } };
  const schemas = { Expression: { oneOf: [ref("And"), ref("Leaf")] }, And, Leaf };
  const put = { requestBody: { ...json(ref("Expression")), required: true }, responses: { 204: none } };
  return JSON.stringify({ openapi: "3.1.0", info: {}, paths: { "/x": { put } }, components: { schemas } });
}

it("a request that holds itself in one alternative has a sample with another one", async () => {
  const [change] = await majors(expression(text), expression({ type: "integer" }));
  expect(change?.id).toBe("types:build-breaks:Leaf.value");
});

it("a media type of an operation without an ID is a name that code may use", async () => {
  const both = { description: "", content: { "application/json": { schema: text }, "text/plain": { schema: text } } };
  const found = await majors(document({ 200: both }, undefined, {}), document({ 200: json(text) }, undefined, {}));
  expect(found.map(({ id }) => id)).toEqual(["types:name-removed:GET /users.responses.200.content.text/plain"]);
});
