import { expect, it } from "vitest";
import { review } from "../src/index.ts";
import { library } from "./verdicts/library.ts";

type Rows = Awaited<ReturnType<typeof review>>["changes"];

async function rows(...edits: readonly (readonly [find: string, replace: string])[]): Promise<Rows> {
  const text = edits.reduce((edited, [find, replace]) => edited.replaceAll(find, replace), library);
  const { changes } = await review({ text: library, name: "old.yaml" }, { text, name: "new.yaml" });
  return changes;
}

const lineOf = (text: string, word: string): number => text.slice(0, text.indexOf(word)).split("\n").length;

it("makes one row of an addition on the wire and in the types, with what each asks for", async () => {
  const found = await rows(["note: { type: string }", "note: { type: string }\n        isbn: { type: string }"]);
  expect(found).toEqual([
    {
      id: "wire:field-added:Book.isbn",
      severity: "minor",
      source: "both",
      wire: "minor",
      types: "minor",
      where: "Book.isbn",
      operations: ["getBook", "listBooks", "createBook"],
      message: "The field was added.",
      file: "new.yaml",
      line: lineOf(library, "note: { type") + 1,
    },
  ]);
});

it("makes one row of a webhook on the wire and in the types", async () => {
  const hook =
    "webhooks: { bookLent: { post: { operationId: onLent, responses: { '204': { description: Done. } } } } }";
  const found = await rows(["components:\n", `${hook}\ncomponents:\n`]);
  expect(found.map(({ id, source, operations }) => ({ id, source, operations }))).toEqual([
    { id: "wire:operation-added:POST bookLent", source: "both", operations: ["onLent"] },
  ]);
});

it("keeps the line of code that stops compiling", async () => {
  const found = await rows(["blurb: { type: [string,", "blurb: { type: [integer,"]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ source: "both", severity: "major", wire: "major", types: "major" });
  expect(found[0]?.code).toContain('blurb: "…"');
});

it("keeps a limit apart from what the types say of the same place", async () => {
  const found = await rows(["pages: { type: integer, minimum: 1 }", "pages: { type: string, pattern: a }"]);
  expect(found.find(({ id }) => id.startsWith("wire:pattern"))?.source).not.toBe("both");
  expect(found.filter(({ source }) => source === "both").map(({ where }) => where)).toEqual(["Book.pages"]);
});

it("makes one row of a new operation, its path and its ID", async () => {
  const found = await rows([
    "  /loans/{loanId}:",
    '  /ping: { get: { operationId: ping, responses: { "204": { description: Ok } } } }\n  /loans/{loanId}:',
  ]);
  expect(found).toEqual([
    expect.objectContaining({
      id: "wire:operation-added:GET /ping",
      source: "both",
      operations: ["ping"],
      line: lineOf(library, "  /loans/"),
    }),
  ]);
});

it("gives an operation that is gone the line of the paths", async () => {
  const [endLoan] = await rows(["  /loans/{loanId}:", "  x-loans:"]);
  expect(endLoan).toMatchObject({ operations: ["endLoan"], line: lineOf(library, "paths:") });
});

it("names the operations of each shared part, however it is reached", async () => {
  for (const edits of [
    [["born: { type: integer }", "born: { type: string }"]],
    [
      [
        "bookId, in: path, required: true, schema: { type: string }",
        "bookId, in: path, required: true, schema: { type: integer }",
      ],
    ],
    [["Shelf: { type: string, x-extensible-enum: [a, b] }", "Shelf: { type: integer }"]],
    [["errors: { type: array, items: { type: string } }", "errors: { type: array, items: { type: integer } }"]],
  ] as const) {
    const found = await rows(...edits);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ operations, line }) => operations.length === 0 || line === 1)).toEqual([]);
  }
});
