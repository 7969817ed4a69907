import { describe, expect, it } from "vitest";
import { compare } from "../src/compare.ts";
import { library } from "./verdicts/library.ts";
import { versionOf } from "./verdicts/version-of.ts";

async function messages(find: string, replace: string): Promise<Record<string, string>> {
  const [before, after] = await Promise.all([versionOf(library), versionOf(library.replaceAll(find, replace))]);
  return Object.fromEntries(compare(before, after).map(({ id, message }) => [id, message]));
}

describe("a change", () => {
  it("of every operation is told once", async () => {
    const found = await messages(
      "security: [{ token: [] }]\npaths",
      '  - { url: "https://ca.library.dev" }\nsecurity: [{ token: [] }]\npaths',
    );
    expect(Object.keys(found)).toEqual(["wire:server-added:every operation server https://ca.library.dev"]);
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
