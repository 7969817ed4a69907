import { expect, test } from "vitest";
import { generateEndpoints, generateServers, parseDocument } from "../src/index.ts";

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
