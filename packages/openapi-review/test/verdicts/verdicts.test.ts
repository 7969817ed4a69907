import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { editsIn, textOf, versionsOf } from "./edits.ts";
import { versionOf } from "./version-of.ts";

describe.each([
  ["library-edits.yaml", "library.yaml"],
  ["spec-edits.yaml", "frozen-spec.yaml"],
  ["fresh-edits.yaml", "frozen-spec.yaml"],
])("%s of %s", (table, file) => {
  const text = textOf(file);
  it.concurrent.each(editsIn(table))("$name: wire $verdict.wire, types $verdict.types", async (edit) => {
    const [before, after] = versionsOf(edit, text);
    const changes = await compare(versionOf(before), versionOf(after));
    const worst = (source: string): Severity =>
      largestSeverity(changes.flatMap((change) => (change.source === source ? change.severity : [])));
    expect({ wire: worst("wire"), types: worst("types") }, JSON.stringify(changes, null, 2)).toEqual(edit.verdict);
  });
});
