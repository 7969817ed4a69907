import { expect, test } from "vitest";
import {
  generateEndpoints,
  generateFixtures,
  generateJsonSchemas,
  generateServers,
  parseDocument,
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
      responses: { "200": { content: { application/json: {} } } }
    delete:
      operationId: deletePet
      responses: { "200": { description: Gone } }
`);

test("generateServers takes the servers that have a region, in their order", () => {
  const source = generateServers(document, "test.yaml");
  expect(source).toContain('  /** Europe */\n  eu: "https://eu.example.com/v1",\n  us: "https://us.example.com/v1",\n');
  expect(source).toContain('export const regions = ["eu", "us"] as const;');
  expect(source).not.toContain("{domain}");
});

test("generateEndpoints says of each operation its method, its path, and whether a success has a body", () => {
  const source = generateEndpoints(document, "test.yaml");
  expect(source).toContain(
    '  /** Get a pet */\n  getPet: {"method":"GET","path":"/pets/{petId}","response":"json"},\n',
  );
  expect(source).toContain('  deletePet: {"method":"DELETE","path":"/pets/{petId}","response":"none"},\n');
});

const withExamples = (examples: string): ReturnType<typeof parseDocument> =>
  parseDocument(`
openapi: 3.1.1
info: { title: Test, version: 1.0.0 }
paths:
  /pets:
    get:
      responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, examples: ${examples} } } } }
components:
  schemas:
    Pet: { type: object, x-note: ours, properties: { kind: { $ref: "#/components/schemas/Kind" }, format: { type: string } } }
    Kind: { type: string, format: uuid, x-extensible-enum: [cat] }
  examples:
    GoodPet: { summary: A good pet, value: { kind: cat } }
`);

test("generateFixtures gives each example its name, its summary and the type of its schema", () => {
  const source = generateFixtures(
    withExamples('{ good: { $ref: "#/components/examples/GoodPet" }, none: { value: {} } }'),
    "test.yaml",
  );
  expect(source).toContain('import type { Pet } from "./openapi.ts";\n');
  expect(source).toContain('/** A good pet */\nexport const goodPet: Pet = {\n  "kind": "cat"\n};\n');
  expect(source).toContain("export const none: Pet = {};\n");
});

test("generateFixtures refuses one name for two examples", () => {
  const twice = '{ good: { $ref: "#/components/examples/GoodPet" }, goodPet: { value: {} } }';
  expect(() => generateFixtures(withExamples(twice), "test.yaml")).toThrow("Two different examples are called goodPet");
});

test("generateJsonSchemas makes one document of the schemas, without what strict validators refuse", () => {
  expect(JSON.parse(generateJsonSchemas(withExamples("{}")))).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: {
      Pet: { type: "object", properties: { kind: { $ref: "#/$defs/Kind" }, format: { type: "string" } } },
      Kind: { type: "string" },
    },
  });
});
