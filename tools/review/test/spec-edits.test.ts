import { describe, expect, it } from "vitest";
import { assess } from "../src/assess.ts";
import { compare } from "../src/compare.ts";
import { readDescription } from "../src/read-description.ts";
import { generatedSnapshot } from "../src/snapshot.ts";
import { library } from "./library.ts";
import { heldOutEdits } from "./held-out-edits.ts";
import { specEdits, type Replacement, type SpecEdit } from "./spec-edits.ts";

function edited(name: string, edits: readonly Replacement[], text: string): string {
  for (const [find, replace] of edits) {
    if (!text.includes(find)) throw new Error(`The edit "${name}" does not find ${JSON.stringify(find)}.`);
    text = text.replaceAll(find, replace);
  }
  return text;
}

const tables: readonly (readonly [string, readonly SpecEdit[]])[] = [
  ["spec edits", specEdits],
  ["held-out edits", heldOutEdits],
];

describe.each(tables)("%s", (_name, rows) => {
  it("are at least 40, each with a name of its own", () => {
    const names = new Set(rows.map(({ name }) => name));
    expect(names.size).toBe(rows.length);
    expect(names.size).toBeGreaterThanOrEqual(40);
  });

  it.concurrent.each(rows)("$name: wire $wire, types $types, required $required", async (edit) => {
    const before = readDescription("library.yaml", edited(edit.name, edit.setup, library));
    const after = readDescription("library.yaml", edited(edit.name, edit.edits, before.text));
    const { changes } = compare(await generatedSnapshot(before), await generatedSnapshot(after));
    const { wire, types, required } = assess(changes, "none", [], "2026-01-01");
    expect({ wire, types, required }, JSON.stringify(changes, null, 2)).toEqual({
      wire: edit.wire,
      types: edit.types,
      required: edit.required,
    });
  });
});
