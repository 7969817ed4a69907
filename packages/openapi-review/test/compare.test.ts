import { describe, expect, it } from "vitest";
import { compare } from "../src/compare.ts";
import { library } from "./verdicts/library.ts";
import { versionOf } from "./verdicts/version-of.ts";

async function messages(find: string, replace: string): Promise<Record<string, string>> {
  const changes = await compare(versionOf(library), versionOf(library.replaceAll(find, replace)));
  return Object.fromEntries(changes.map(({ id, message }) => [id, message]));
}

describe("a change", () => {
  it("of every operation is told once", async () => {
    const found = await messages(
      "security: [{ token: [] }]\npaths",
      '  - { url: "https://ca.library.dev" }\nsecurity: [{ token: [] }]\npaths',
    );
    expect(Object.keys(found)).toEqual(["wire:server-added:every operation server https://ca.library.dev"]);
  });

  it("of whether a field is there names the operations of its object, and not those of its schema", async () => {
    const list = 'type: array, items: { $ref: "#/components/schemas/Book" }';
    const page = 'type: object, properties: { first: { $ref: "#/components/schemas/Book" } }';
    const before = library.replace(list, page);
    const after = before.replace(page, `required: [first], ${page}`).replace("Its title.", "The title.");
    const changes = await compare(versionOf(before), versionOf(after));
    const operations = changes.flatMap((change) => (change.id.startsWith("wire:required") ? [change.operations] : []));
    expect(operations).toEqual([["listBooks"]]);
  });

  it("of a response that operations share names all of them", async () => {
    const before = library.replace(
      "description: Done. }",
      'description: Done. }\n        default: { $ref: "#/components/responses/Problem" }',
    );
    const after = before.replace(
      "description: It failed.",
      "description: It failed.\n      headers: { x-trace: { schema: {} } }",
    );
    const changes = await compare(versionOf(before), versionOf(after));
    const added = changes.find(({ id }) => id.startsWith("wire:header-added"));
    expect(added?.operations).toEqual(["getBook", "endLoan"]);
  });

  it("of some operations is told at each", async () => {
    const found = await messages("scheme: bearer }", "scheme: basic }");
    expect(found).toHaveProperty("wire:security-changed:every operation");
    const ofTwo = await messages("operationId: listBooks\n", "operationId: listBooks\n      security: [{ key: [] }]\n");
    expect(ofTwo).toHaveProperty("wire:security-changed:GET /books");
  });

  it("that moves an operation says where to", async () => {
    const found = await messages("/loans/{loanId}:", "/lendings/{loanId}:");
    const id = "wire:operation-removed:DELETE /loans/{loanId}";
    expect(found[id]).toBe("The operation moved to DELETE /lendings/{loanId}.");
  });

  it("of a type says what it was and what it is", async () => {
    const found = await messages("note: { type: string }", 'note: { type: [string, "null"] }');
    expect(found["types:read-breaks:Book.note"]).toBe(
      "Code that reads this no longer compiles: it was 'string | undefined' and is 'string | null | undefined'.",
    );
  });

  it("of the terms of a schema behind a reference is told at the schema", async () => {
    const found = await messages("born: { type: integer }", "born: { type: number }");
    expect(Object.keys(found)).toContain("wire:type-wider:Author.born");
  });
});
