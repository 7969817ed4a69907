import { describe, expect, test } from "vitest";
import { generateExports, generateMethods, parseDocument } from "../src/index.ts";

/** A document with one operation, `getPet`, written in flow style. */
function document(operation: string, path = "/pets/{petId}"): ReturnType<typeof parseDocument> {
  return parseDocument(`
openapi: 3.1.1
paths:
  ${path}:
    parameters: [{ name: petId, in: path, required: true, description: Which., schema: { $ref: "#/components/schemas/PetId" } }]
    put: { operationId: getPet, summary: Get a pet, description: Gets one */ pet., ${operation} }
components:
  schemas: { PetId: { type: string }, Pet: { type: object }, Kind: { type: string, x-extensible-enum: [cat] } }
`);
}

const methods = (operation: string, path?: string): string => generateMethods(document(operation, path));
const pet = `content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }`;
const ok = `responses: { "200": { description: The pet., ${pet} } }`;
const query = `{ name: kind, in: query, description: Of a kind., schema: { type: string, enum: [cat, dog] } }`;
const needed = query.replace("in: query", "in: query, required: true");
const header = "{ name: X-Kind, in: header, required: true, description: The kind., schema: { type: string } }";

describe("generateMethods", () => {
  test.each([
    [ok, "getPet(petId: PetId, options?: CallOptions): Promise<Pet>;"],
    [
      `requestBody: { required: true, ${pet} }, ${ok}`,
      "getPet(petId: PetId, pet: Pet, options?: CallOptions): Promise<Pet>;",
    ],
    [`requestBody: { ${pet} }, ${ok}`, "getPet(petId: PetId, pet?: Pet, options?: CallOptions): Promise<Pet>;"],
    [
      `requestBody: { ${pet} }, parameters: [${needed}], ${ok}`,
      "getPet(petId: PetId, pet: Pet | undefined, options: GetPetOptions): Promise<Pet>;",
    ],
    [`parameters: [${query}], ${ok}`, "getPet(petId: PetId, options?: GetPetOptions): Promise<Pet>;"],
    [`parameters: [${header}], ${ok}`, "getPet(petId: PetId, options: GetPetOptions): Promise<Pet>;"],
    [`responses: { "204": { description: Gone. } }`, "getPet(petId: PetId, options?: CallOptions): Promise<void>;"],
    [
      `responses: { "200": { description: A, ${pet} }, "204": { description: Gone. } }`,
      "getPet(petId: PetId, options?: CallOptions): Promise<Pet | undefined>;",
    ],
    [
      `responses: { "200": { description: A, content: { text/plain: { schema: { type: string } } } } }`,
      "getPet(petId: PetId, options?: CallOptions): Promise<string>;",
    ],
  ])("writes the arguments of %s in their order", (operation, signature) => {
    expect(methods(operation)).toContain(`  ${signature}\n`);
  });

  test("takes the parameters of the path in the path's order", () => {
    const owner = "parameters: [{ name: owner-id, in: path, required: true, schema: { type: string } }]";
    expect(methods(`${owner}, ${ok}`, "/{owner-id}/{petId}")).toContain(
      "getPet(ownerId: string, petId: PetId, options?",
    );
  });

  test("types the query, and the headers that are required", () => {
    const text = methods(`parameters: [${query}, ${header}], ${ok}`);
    expect(text).toContain('  /** Of a kind. */\n  readonly kind?: "cat" | "dog" | undefined;\n');
    expect(text).toContain('    readonly "x-kind": string;\n');
    expect(text).toContain("readonly query?: GetPetQuery | undefined;");
  });

  test("says what the spec says, when it retries, and where the operation is", () => {
    const text = methods(`x-repeatable: false, ${ok}`);
    expect(text).toContain("   * Gets one *\\/ pet.\n");
    expect(text).toContain("retries it only if the API certainly didn't carry out the first attempt");
    expect(text).toContain("   * @param petId - Which.\n");
    expect(text).toContain("`getPet` in the spec: `PUT /pets/{petId}`");
  });
});

test("generateExports lists the schemas and the known values, and exports the types of options", () => {
  const text = generateExports(document(`parameters: [${query}], ${ok}`));
  for (const name of ["KnownKind", "Pet", "PetId", "paths"]) expect(text).toContain(`  ${name},\n`);
  expect(text).toContain('export type * from "./operation-methods.ts";');
});
