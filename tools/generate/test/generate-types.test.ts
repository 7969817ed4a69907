import { describe, expect, test, vi } from "vitest";
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

  test.each(["paths", "components", "operations"])("describes %s, which openapi-typescript does not", async (name) => {
    const types = await generated("Pet: { type: string }");
    expect(types).toMatch(new RegExp(String.raw`^/\*\* .+ \*/\nexport (interface|type) ${name}\b`, "m"));
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

  test("makes a shared header as optional as it is", async () => {
    const shared = `
  headers:
    Maybe: { description: May be missing., schema: { type: string } }
    Always: { required: true, schema: { type: integer } }
  responses:
    Done: { description: Done., headers: { x-maybe: { $ref: "#/components/headers/Maybe" }, x-always: { $ref: "#/components/headers/Always" } } }`;
    const types = await generated(`Pet: { type: string }${shared}`);
    expect(types).toContain('/** @description May be missing. */\n                "x-maybe"?: string;');
    expect(types).toContain('"x-always": number;');
  });

  test("fails on a reference that leads nowhere", async () => {
    await expect(generated("Pet: { $ref: '#/components/schemas/Nothing' }")).rejects.toThrow(/resolve \$ref/);
    vi.spyOn(console, "error").mockImplementation(() => {}); // openapi-typescript says it there as well
    const header = `
  responses:
    Done: { description: Done., headers: { x-maybe: { $ref: "#/components/headers/Nothing" } } }`;
    await expect(generated(`Pet: { type: string }${header}`)).rejects.toThrow(/resolve \$ref/);
  });
});
