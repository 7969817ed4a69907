import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare, type Version } from "../../src/compare.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { library } from "./library.ts";
import { versionOf } from "./version-of.ts";
import { applyEdit, editsIn } from "./designer-edits.ts";
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
    const before = edited(edit.name, edit.setup, library);
    const { wire, types, required } = edit;
    await expectVerdict(before, edited(edit.name, edit.edits, before), { wire, types, required });
  });
});

describe.each(["designer-edits.yaml", "fresh-edits.yaml"])("%s of the spec as it was in November 2026", (file) => {
  const spec = readFileSync(new URL("./frozen-spec.yaml", import.meta.url), "utf8");

  it.concurrent.each(editsIn(file))("$name: wire $verdict.wire, types $verdict.types", async (edit) => {
    const before = edit.base ? applyEdit(edit.base, spec) : spec;
    const required = largestSeverity(Object.values(edit.verdict));
    await expectVerdict(before, applyEdit(edit, before), { ...edit.verdict, required });
  });
});

/** Most edits are of the same document. */
const bases = new Map<string, Promise<Version>>();

async function expectVerdict(before: string, after: string, verdict: Record<string, Severity>): Promise<void> {
  const base = bases.get(before) ?? versionOf(before);
  bases.set(before, base);
  const [old, revised] = await Promise.all([base, versionOf(after)]);
  const changes = compare(old, revised);
  const worst = (source?: string): Severity =>
    largestSeverity(changes.flatMap((change) => (source && change.source !== source ? [] : change.severity)));
  const found = { wire: worst("wire"), types: worst("types"), required: worst() };
  expect(found, JSON.stringify(changes, null, 2)).toEqual(verdict);
  const withoutOperations = changes.filter(({ operations }) => !operations?.length).map(({ where }) => where);
  expect(withoutOperations.filter((where) => isUsed(where, before + after))).toEqual([]);
}

/** Whether a place is in an operation, or in a component that something refers to. */
function isUsed(where: string, texts: string): boolean {
  // openapi-typescript makes types of an extension among the webhooks too.
  if (/^(?:the document$|declarations$|webhook x-)/.test(where)) return false;
  const name = where.replace(/^\w+\.(?=\w+$)/, "");
  return /[ /]/.test(name) || new RegExp(`/${name}["']`).test(texts);
}
