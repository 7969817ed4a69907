import { expect, it } from "vitest";
import { parseDocument } from "../../src/document/open-api-document.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { wireChanges } from "../../src/wire-rules/wire-changes.ts";

type Document = (part: unknown) => object;

const text = { type: "string" };
const list = { type: "array", items: text };
const short = { type: "string", maxLength: 3 };

const sending: Document = (content) => withOperation({ requestBody: { content }, responses: {} });
const returning: Document = (content) => withOperation({ responses: { 200: { description: "", content } } });
const asking: Document = (parameter) =>
  withOperation({ parameters: [{ name: "q", in: "query", schema: text, ...(parameter as object) }], responses: {} });
const versions = (one: object, two: object): object => ({
  "application/json;v=1": { schema: one },
  "application/json; v=2": { schema: two },
});
const xml = (of: object): object => ({
  "application/xml": { schema: { type: "object", properties: { a: { ...text, ...of } } } },
});
const json = (of: object): object => ({
  "application/json": { schema: { type: "object", properties: { a: { ...text, ...of } } } },
});

const heading: Document = (header) =>
  withOperation({
    responses: {
      200: {
        description: "",
        headers: { "x-a": { schema: { type: "object", properties: { a: text } }, ...(header as object) } },
      },
    },
  });
const uploading: Document = (header) =>
  withOperation(
    {
      requestBody: {
        content: {
          "multipart/form-data": { encoding: { file: { headers: { "x-a": { $ref: "#/components/headers/A" } } } } },
        },
      },
      responses: {},
    },
    { headers: { A: header } },
  );
const named: Document = (name) =>
  withOperation(
    {
      requestBody: { content: { "application/xml": { schema: { $ref: `#/components/schemas/${String(name)}` } } } },
      responses: {},
    },
    { schemas: { A: { type: "object" }, B: { type: "object" } } },
  );
const alternative = (name: string): object => ({
  "application/xml": { schema: { oneOf: [{ ...text, xml: { name } }, { type: "integer" }] } },
});
const key: Document = (place) =>
  withOperation(
    { security: [{ key: [] }], responses: {} },
    { securitySchemes: { key: { type: "apiKey", ...(place as object) } } },
  );
const hooking: Document = (schema) => ({
  ...withOperation({ requestBody: { content: { "application/json": { schema } } }, responses: {} }),
  webhooks: { w: { $ref: "#/paths/~1x" } },
});
const answering = (reference: string): object => ({
  responses: { 200: { description: "", content: { "application/json": { schema: { $ref: reference } } } } },
});
const indirectKey: Document = (scheme) =>
  withOperation(
    { security: [{ key: [] }], responses: {} },
    {
      securitySchemes: { key: { $ref: "#/components/x-auth/key" } },
      "x-auth": { key: { type: "http", scheme } },
    },
  );
const extending: Document = (schema) => ({
  ...withOperation(
    { responses: { 200: { $ref: "#/x-responses/default" } } },
    { responses: { E: { description: "", content: { "application/json": { schema } } } } },
  ),
  "x-responses": { default: { $ref: "#/components/responses/E" } },
});
const inExtension: Document = (schema) =>
  withOperation(answering("#/components/schemas/A/x-defs/B"), {
    schemas: { A: { "x-defs": { B: { properties: { c: { $ref: "#/components/schemas/C" } } } } }, C: schema },
  });
const inList: Document = (schema) => withOperation(answering("#/components/x-list/0"), { "x-list": [schema] });
const namedMedia: Document = (schema) => ({
  ...withOperation(
    { responses: { 200: { description: "", content: { "application/json": { $ref: "#/components/mediaTypes/M" } } } } },
    { mediaTypes: { M: { schema } } },
  ),
  openapi: "3.2.0",
});
const byDefault: Document = (defaultMapping) => {
  const schema = { oneOf: ["A", "B"].map((one) => ({ $ref: `#/components/schemas/${one}` })) };
  const discriminator = { propertyName: "k", defaultMapping };
  const [A, B] = ["a", "b"].map((name) => ({ type: "object", required: ["k"], properties: { k: text, [name]: text } }));
  return {
    ...withOperation(
      { requestBody: { content: { "application/json": { schema: { ...schema, discriminator } } } }, responses: {} },
      { schemas: { A, B } },
    ),
    openapi: "3.2.0",
  };
};
const inPaths: Document = (schema) => {
  const { paths, ...others } = withOperation(answering("#/paths/x-list/0")) as { paths: object };
  return { ...others, paths: { ...paths, "x-list": [schema] } };
};
const constant: Document = (value) =>
  sending({ "application/json": { schema: { properties: { a: { const: value } } } } });
const inSection: Document = (schema) => withOperation(answering("#/components/x-money"), { "x-money": schema });
const alike: Document = (schema) => ({
  ...withOperation({}),
  paths: {
    "/x/{id}": { get: { parameters: [{ name: "q", in: "query", schema }], responses: {} } },
    "/x/{mail}": { get: { responses: {} } },
  },
});

const rows: readonly (readonly [name: string, Document, before: unknown, after: unknown, Severity])[] = [
  [
    "a limit in the first of two versions of a media type",
    sending,
    versions(text, text),
    versions(short, text),
    "major",
  ],
  ["a limit in the second", sending, versions(text, text), versions(text, short), "major"],
  [
    "the charset of JSON said aloud",
    sending,
    { "application/json": {} },
    { "application/json; charset=UTF-8": {} },
    "patch",
  ],
  ["another version of a media type", sending, { "a/b;v=1": {} }, { "a/b;v=2": {} }, "major"],
  ["another name in XML", sending, xml({ xml: { name: "a" } }), xml({ xml: { name: "b" } }), "major"],
  ["an attribute in XML", returning, xml({}), xml({ xml: { attribute: true } }), "major"],
  ["a name in XML of what is JSON", sending, json({}), json({ xml: { name: "b" } }), "patch"],
  [
    "a media type that its range described, with a limit",
    sending,
    { "a/*": { schema: text } },
    { "a/*": { schema: text }, "a/b": { schema: short } },
    "major",
  ],
  [
    "a media type that its range described, as it was",
    sending,
    { "a/*": { schema: text } },
    { "a/*": { schema: text }, "a/b": { schema: text } },
    "minor",
  ],
  ["the name of an alternative in XML", sending, alternative("a"), alternative("b"), "major"],
  ["another schema of the same fields in XML, after which the element is called", named, "A", "B", "major"],
  ["a header whose object is written otherwise", heading, {}, { explode: true }, "major"],
  [
    "a header that a part of a multipart body has to have",
    uploading,
    { schema: text },
    { schema: text, required: true },
    "major",
  ],
  [
    "a key in the header called cookie moves to the cookie called header",
    key,
    { in: "header", name: "cookie" },
    { in: "cookie", name: "header" },
    "major",
  ],
  ["a limit in one of two paths that differ in the names of their variables", alike, text, short, "major"],
  ["a further value that a webhook of the same path sends", hooking, { enum: ["a"] }, { enum: ["a", "b"] }, "major"],
  ["a key behind a reference", indirectKey, "bearer", "basic", "major"],
  ["what an extension refers to", extending, text, { type: "integer" }, "major"],
  ["what an extension in a schema refers to", inExtension, text, { type: "integer" }, "major"],
  ["a schema in a list that is an extension", inList, text, { type: "integer" }, "major"],
  ["a schema in such a list among the paths", inPaths, text, { type: "integer" }, "major"],
  ["a schema that is an extension", inSection, text, { type: "integer" }, "major"],
  ["a media type that has a name", namedMedia, text, { type: "integer" }, "major"],
  ["the alternative of what has no discriminator", byDefault, "A", "B", "major"],
  ["such an alternative where there was none", byDefault, undefined, "A", "minor"],
  ["the same alternative by its reference", byDefault, "A", "#/components/schemas/A", "patch"],
  ["a constant list that becomes an object", constant, [], {}, "major"],
  ["an empty value that is allowed", asking, {}, { allowEmptyValue: true }, "minor"],
  ["an empty value that is not allowed any more", asking, { allowEmptyValue: true }, {}, "major"],
  ["explode of a text", asking, {}, { explode: false }, "patch"],
  ["explode of a list", asking, { schema: list }, { schema: list, explode: false }, "major"],
  ["explode of what may be a list", asking, { schema: {} }, { schema: {}, explode: false }, "major"],
  [
    "explode of a list in a path",
    asking,
    { in: "path", schema: list },
    { in: "path", schema: list, explode: true },
    "patch",
  ],
  ["explode of a list in a header", heading, { schema: list }, { schema: list, explode: true }, "patch"],
  [
    "explode of a list in a path with `matrix`",
    asking,
    { in: "path", style: "matrix", schema: list },
    { in: "path", style: "matrix", schema: list, explode: true },
    "major",
  ],
  ["explode of a header with a text", heading, { schema: text }, { schema: text, explode: true }, "patch"],
  ["the case of a header with a key", key, { in: "header", name: "X-Key" }, { in: "header", name: "x-key" }, "patch"],
  ["the case of a query with a key", key, { in: "query", name: "Key" }, { in: "query", name: "key" }, "major"],
];

const part = (of: object): object => ({ "multipart/form-data": { encoding: { file: of } } });

it.each(["Content-Type", "content-type"])("ignores headers that OpenAPI ignores: %s", (name) => {
  const headers = { [name]: { required: true, schema: text } };
  expect(rate(withOperation({ responses: { 200: { headers } } }), withOperation({ responses: { 200: {} } }))).toBe(
    "patch",
  );
  expect(rate(sending(part({})), sending(part({ headers })))).toBe("patch");
});

it.each(rows)("%s", (_name, make, before, after, severity) => {
  expect(rate(make(before), make(after))).toBe(severity);
});

const oauth = (defined: readonly string[], asked: readonly string[], flows: object = {}, more: object = {}): object =>
  withOperation(
    { security: [{ oauth: asked }], responses: {} },
    {
      securitySchemes: {
        oauth: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: "https://id.dev",
              scopes: Object.fromEntries(defined.map((one) => [one, ""])),
              ...more,
            },
            ...flows,
          },
        },
      },
    },
  );
const base = oauth(["read", "write"], ["read", "write"]);
const security: readonly (readonly [name: string, after: object, Severity])[] = [
  ["a further scope is defined", oauth(["read", "write", "all"], ["read", "write"]), "minor"],
  ["a scope is not defined any more", oauth(["read"], ["read", "write"]), "major"],
  [
    "a further flow",
    oauth(["read", "write"], ["read", "write"], { implicit: { authorizationUrl: "https://id.dev" } }),
    "minor",
  ],
  ["a refreshUrl", oauth(["read", "write"], ["read", "write"], {}, { refreshUrl: "https://id.dev" }), "minor"],
  ["another tokenUrl", oauth(["read", "write"], ["read", "write"], {}, { tokenUrl: "https://id2.dev" }), "major"],
  ["fewer scopes are asked for", oauth(["read", "write"], ["read"]), "minor"],
  ["more scopes are asked for", oauth(["read", "write"], ["read", "write", "all"]), "major"],
];

it.each(security)("OAuth: %s", (_name, after, severity) => {
  expect(rate(base, after)).toBe(severity);
});

const schemes = (
  required: readonly object[],
  urls: object = {},
  scopes: readonly string[] = ["read", "write"],
): object =>
  withOperation(
    { security: required, responses: {} },
    {
      securitySchemes: Object.fromEntries(
        Object.entries({ a: "a", b: "b", c: "c", ...urls }).map(([name, host]) => {
          const defined = Object.fromEntries((name === "a" ? scopes : ["x"]).map((one) => [one, ""]));
          return [name, { type: "oauth2", flows: { password: { tokenUrl: `https://${host}.dev`, scopes: defined } } }];
        }),
      ),
    },
  );
const [a, b, c] = [{ a: [] }, { b: [] }, { c: [] }];
const tokens: readonly (readonly [name: string, before: object, after: object, Severity])[] = [
  ["one goes", schemes([a, b]), schemes([a]), "major"],
  ["one comes", schemes([a]), schemes([a, b]), "minor"],
  ["both are asked for", schemes([a]), schemes([{ ...a, ...b }]), "major"],
  ["one is asked for, and not both", schemes([{ ...a, ...b }]), schemes([a]), "minor"],
  ["another one", schemes([a, b]), schemes([c, b]), "major"],
  ["a renamed one", schemes([a, b]), schemes([c, b], { c: "a", a: "c" }, ["x"]), "major"],
  [
    "a renamed one with the same scopes",
    schemes([a, b], {}, ["x"]),
    schemes([c, b], { c: "a", a: "c" }, ["x"]),
    "patch",
  ],
  ["names change places", schemes([a, b], {}, ["x"]), schemes([a, b], { a: "b", b: "a" }, ["x"]), "patch"],
  ["one moves when another comes", schemes([{ a: ["read"] }]), schemes([{ a: ["read"] }, b], { a: "d" }), "major"],
  ["one loses a scope when another comes", schemes([a]), schemes([a, b], {}, ["read"]), "major"],
  [
    "two with one URL, of which one loses a scope",
    schemes([a, b], { b: "a" }),
    schemes([a, b], { b: "a" }, ["read"]),
    "major",
  ],
];

it.each(tokens)("OAuth with tokens from several places: %s", (_name, before, after, severity) => {
  expect(rate(before, after)).toBe(severity);
});

it("a base that lists its own variants counts as the base alone for them", () => {
  expect(rate(pets(text), pets(text))).toBe("none");
  expect(rate(pets(text), pets(short))).toBe("major");
});

it("follows the merge keys of YAML", () => {
  const [before, after] = [9, 3].map((most) =>
    parseDocument(
      `openapi: 3.1.0
info: { title: x, version: "1" }
x-shared: &shared
  requestBody: { content: { application/json: { schema: { type: string, maxLength: ${most} } } } }
paths: { /x: { put: { <<: *shared, responses: {} } } }`,
      "x.yaml",
    ),
  );
  expect(wireChanges(before!, after!).map(({ severity }) => severity)).toEqual(["major"]); // there are two
});

const referring = (schema: object): object => ({
  ...withOperation({ $ref: "#/x-operations/put" }),
  "x-operations": { put: { responses: { 200: { content: { "text/plain": { schema } } } } } },
});

it("compares an operation that is a reference", () => {
  expect(rate(referring(text), referring({ type: "integer" }))).toBe("major");
});

it("names each operation that a schema's change affects", () => {
  const changes = wireChanges(parsed(version(text)), parsed(version(short)));
  expect(changes.map(({ severity, operations }) => [severity, operations])).toEqual([
    ["major", ["put"]],
    ["minor", ["list", "GET /c"]],
  ]);
});

const user = { $ref: "#/components/schemas/User" };

const own = (properties: object): object => ({
  allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties }],
});

const pets = (cat: object): object => {
  const Pet = {
    type: "object",
    required: ["kind"],
    properties: { kind: text },
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind" },
  };
  const schemas = { Pet, Cat: own({ lives: cat }), Dog: own({ tail: text }) };
  return withOperation(
    {
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
      responses: {},
    },
    { schemas },
  );
};

const version = (name: object): object => ({
  ...withOperation(
    {},
    { schemas: { User: { type: "object", properties: { name } }, List: { type: "array", items: user } } },
  ),
  paths: {
    "/a": { put: { operationId: "put", requestBody: { content: { "application/json": { schema: user } } } } },
    "/b": {
      get: {
        operationId: "list",
        responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/List" } } } } },
      },
    },
    "/c": { get: { responses: { 200: { content: { "application/json": { schema: user } } } } } },
  },
});

function rate(before: object, after: object): Severity {
  return largestSeverity(wireChanges(parsed(before), parsed(after)).map(({ severity }) => severity));
}

function parsed(document: object): ReturnType<typeof parseDocument> {
  return parseDocument(JSON.stringify(document), "x.yaml");
}

function withOperation(put: object, components: object = {}): object {
  return { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: { "/x": { put } }, components };
}
