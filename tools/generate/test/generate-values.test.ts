import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import {
  describeOperations,
  generateEndpoints,
  generateFixtures,
  generateGuesses,
  generateJsonSchemas,
  generateOperations,
  generateServers,
  parseDocument,
  withGuesses,
} from "../src/index.ts";

const document = parseDocument(`
openapi: 3.1.1
info: { title: Test, version: 1.0.0 }
servers:
  - { url: https://eu.example.com/v1, description: Europe, x-region: eu }
  - { url: "https://{domain}.example.com/v1" }
  - { url: https://us.example.com/v1, x-region: us }
paths:
  /pets/{petId}:
    summary: Not an operation
    get:
      operationId: getPet
      summary: Get a pet
      responses: { "200": { content: { application/json: { schema: { type: object } } } } }
    delete:
      operationId: deletePet
      responses: { "204": { description: Gone } }
`);

test("generateServers takes the servers that have a region, in their order, and the one with a domain", () => {
  const source = generateServers(document);
  expect(source).toContain('  /** Europe */\n  eu: "https://eu.example.com/v1",\n  us: "https://us.example.com/v1",\n');
  expect(source).toContain('export const regions = ["eu", "us"] as const;');
  expect(source).toContain('export const domainServer = "https://{domain}.example.com/v1";');
});

test("generateEndpoints says of each operation what sending it takes, and leaves out what is common", () => {
  const source = generateEndpoints(document);
  expect(source).toContain(
    '  /** Get a pet */\n  getPet: {"method":"GET","path":"/pets/{petId}","success":{"200":"object"},"token":"none","repeatable":true},\n',
  );
  expect(source).toContain(
    '  deletePet: {"method":"DELETE","path":"/pets/{petId}","success":{"204":"none"},"token":"none"},\n',
  );
});

const servers = `[{ url: "https://eu.example.com/v1", x-region: eu }, { url: "https://us.example.com/v1", x-region: us }]`;

test.each([
  ["", undefined],
  [`servers: ${servers},`, undefined],
  [
    `servers: ${servers.replaceAll("/v1", "/own/")},`,
    { eu: "https://eu.example.com/own", us: "https://us.example.com/own" },
  ],
  [
    'servers: [{ url: "https://logs.example.com" }],',
    { eu: "https://logs.example.com", us: "https://logs.example.com" },
  ],
])("generateEndpoints gives the own servers of %s by region", (own, expected) => {
  const [text = ""] =
    /\{"method".*\}/.exec(
      generateEndpoints(
        parseDocument(
          `openapi: 3.1.1\nservers: ${servers}\npaths: { /a: { get: { operationId: getPet, ${own} responses: {} } } }`,
        ),
      ),
    ) ?? [];
  expect(JSON.parse(text).servers).toEqual(expected);
});

test("generateEndpoints refuses an operation's own servers that lack a region", () => {
  const text = `openapi: 3.1.1\nservers: ${servers}\npaths: { /a: { get: { operationId: getPet, servers: [{ url: "https://eu.example.com/b", x-region: eu }], responses: {} } } }`;
  expect(() => generateEndpoints(parseDocument(text))).toThrow(
    "The operation getPet has servers of its own, but none for us.",
  );
});

const withExamples = (examples: string): ReturnType<typeof parseDocument> =>
  parseDocument(`
openapi: 3.1.1
info: { title: Test, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, examples: ${examples} } } } }
components:
  schemas:
    Pet: { type: object, x-note: ours, properties: { kind: { $ref: "#/components/schemas/Kind" }, format: { type: string }, x-kind: { type: string } } }
    Kind: { type: string, format: uuid, x-extensible-enum: [cat] }
  examples:
    GoodPet: { summary: A good pet, value: { kind: cat } }
`);

test("generateFixtures gives each example its name, its summary and the type of its schema", () => {
  const source = generateFixtures(
    withExamples('{ good: { $ref: "#/components/examples/GoodPet" }, none: { value: {} } }'),
  );
  expect(source).toContain('import type { Pet } from "./openapi.ts";\n');
  expect(source).toContain('/** A good pet */\nexport const goodPet: Pet = {\n  "kind": "cat"\n};\n');
  expect(source).toContain("export const none: Pet = {};\n");
});

test("generateFixtures puts the operation into the name of an example whose name is taken", () => {
  const twice = '{ good: { $ref: "#/components/examples/GoodPet" }, goodPet: { value: {} } }';
  const source = generateFixtures(withExamples(twice));
  expect(source).toContain('export const goodPet: Pet = {\n  "kind": "cat"\n};\n');
  expect(source).toContain("export const listPetsGoodPet: Pet = {};\n");
});

test("generateOperations writes what operations share once, and the values stay those of the description", async () => {
  const spec = parseDocument(readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8"));
  const text = generateOperations({ "openapi.yaml": spec });
  const code = encodeURIComponent(stripTypeScriptTypes(text));
  const { operations } = (await import(/* @vite-ignore */ `data:text/javascript,${code}`)) as { operations: unknown };
  const described = describeOperations(spec, "openapi.yaml");
  expect(operations).toEqual(Object.fromEntries(described.map((operation) => [operation.id, operation])));
  const [shared] = described.map(({ responses }) => JSON.stringify(responses["429"]?.description));
  expect(text.split(`${shared}`)).toHaveLength(2);
});

test("generateOperations refuses one name for two schemas", () => {
  const other = parseDocument("openapi: 3.1.1\ncomponents: { schemas: { Pet: { type: string } } }");
  expect(() => generateOperations({ a: withExamples("{}"), b: other })).toThrow(
    "Two different schemas are called Pet.",
  );
});

test("generateGuesses lists each unverified statement once, with all of its places", () => {
  const ok =
    'responses: { "200": { description: "Done. Its form is unverified." }, "404": { description: It is unverified. } }';
  const text = generateGuesses([
    parseDocument(`
openapi: 3.1.1
paths:
  /a: { get: { operationId: getA, description: "Gets it. It is unverified who may. Ask.", ${ok} } }
  /b: { get: { operationId: getB, responses: { "404": { description: It is unverified. } } } }
components:
  schemas: { Pet: { type: object, properties: { id: { description: The form is unverified. }, old: { description: The form is unverified. } } } }
`),
  ]);
  expect(text).toBe(
    "- **`getA`**: It is unverified who may.\n- **`200`**: Its form is unverified.\n- **`404`**: It is unverified.\n" +
      "- **`Pet.id`, `Pet.old`**: The form is unverified.\n",
  );
});

test("generateJsonSchemas makes one document of the schemas, without what strict validators refuse", () => {
  expect(JSON.parse(generateJsonSchemas(withExamples("{}")))).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: {
      Pet: {
        type: "object",
        properties: { kind: { $ref: "#/$defs/Kind" }, format: { type: "string" }, "x-kind": { type: "string" } },
      },
      Kind: { type: "string" },
    },
  });
});

test("withGuesses replaces the list of a page, and refuses a page without the marks", () => {
  const page = "Before\n<!-- guesses:start -->\n\n- old\n\n<!-- guesses:end -->\nAfter\n";
  expect(withGuesses(page, "- $& new\n")).toBe(page.replace("old", () => "$& new"));
  expect(() => withGuesses(page.replace("start -->", "start -->\r"), "")).toThrow(
    "The page of the evidence needs the lines <!-- guesses:start --> and <!-- guesses:end -->",
  );
});
