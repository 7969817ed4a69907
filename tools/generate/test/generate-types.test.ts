import { describe, expect, test } from "vitest";
import { generateTypes, parseDocument } from "../src/index.ts";

const document = (schemas: string): string => `
openapi: 3.1.1
info: { title: Test, version: 1.0.0 }
paths: {}
components:
  schemas:
    ${schemas}
`;

const generated = (schemas: string): Promise<string> => generateTypes(parseDocument(document(schemas)), "test.yaml");

describe("generateTypes", () => {
  test("exports each schema under its own name, with its description", async () => {
    const types = await generated("Pet: { type: string, description: A pet. }");
    expect(types).toContain('/** A pet. */\nexport type Pet = components["schemas"]["Pet"];\n');
  });

  test("makes an extensible enum a union that accepts any string", async () => {
    const types = await generated('Kind: { type: string, x-extensible-enum: [cat, "quo\\"te"] }');
    expect(types).toContain('Kind: "cat" | "quo\\"te" | (string & {});');
  });

  test("keeps a closed enum closed", async () => {
    expect(await generated("Kind: { type: string, enum: [cat, dog] }")).toContain('Kind: "cat" | "dog";');
  });

  test("names the source in the first line", async () => {
    expect(await generated("Pet: { type: string }")).toMatch(/^\/\/ Generated from test\.yaml .*Do not edit\.\n/);
  });

  test("keeps a description from ending its comment", async () => {
    const types = await generated('Pet: { type: string, description: "Ends */ early." }');
    expect(types).toContain("/** Ends *\\/ early. */");
  });

  test("fails on a reference that leads nowhere", async () => {
    await expect(generated("Pet: { $ref: '#/components/schemas/Nothing' }")).rejects.toThrow(/resolve \$ref/);
  });
});
