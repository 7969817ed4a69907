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

const generated = (schemas: string): Promise<string> => generateTypes(parseDocument(document(schemas)));

describe("generateTypes", () => {
  test("exports each schema under its own name, with its description", async () => {
    const types = await generated("Pet: { type: string, description: A pet. }");
    expect(types).toContain("/** A pet. */\nexport type Pet = string;\n");
    expect(types).toContain("Pet: Pet;");
  });

  test("refers to a schema by its name alone", async () => {
    const types = await generated(`Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/Owner" } } }
    Owner: { type: array, items: { $ref: "#/components/schemas/Pet" } }`);
    expect(types).toContain("export type Pet = {\n    owner?: Owner;\n};\n");
    expect(types).toContain("export type Owner = Pet[];\n");
    expect(types).not.toContain('components["schemas"]');
  });

  test.each(["paths", "components", "operations"])("describes %s, which openapi-typescript does not", async (name) => {
    const types = await generated("Pet: { type: string }");
    expect(types).toMatch(new RegExp(String.raw`^/\*\* .+ \*/\nexport (interface|type) ${name}\b`, "m"));
  });

  test("makes an extensible enum a string, and its known values a constant", async () => {
    const types = await generated('Kind: { type: string, x-extensible-enum: [cat, "quo\\"te"] }');
    expect(types).toContain("export type Kind = string;\n");
    expect(types).toContain(
      'export const KnownKind = {\n    "cat": "cat",\n    "quo\\"te": "quo\\"te",\n} as const;\n',
    );
    expect(types).toContain("export type KnownKind = (typeof KnownKind)[keyof typeof KnownKind];\n");
  });

  test("lets undefined stand for an optional field that is sent, and for no other", async () => {
    const sent =
      document(`Pet: { type: object, required: [id], properties: { id: { type: string }, kind: { $ref: "#/components/schemas/Kind" } } }
    Kind: { type: object, properties: { name: { type: [string, "null"] } } }
    Answer: { type: object, properties: { text: { type: string } } }`).replace(
        "paths: {}",
        `paths:
  /pets:
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } } }`,
      );
    const types = await generateTypes(parseDocument(sent));
    expect(types).toContain("export type Pet = {\n    id: string;\n    kind?: Kind | undefined;\n};");
    expect(types).toContain("name?: (string | null) | undefined;");
    expect(types).toContain("text?: string;");
  });

  test("keeps a closed enum closed", async () => {
    expect(await generated("Kind: { type: string, enum: [cat, dog] }")).toContain('export type Kind = "cat" | "dog";');
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
