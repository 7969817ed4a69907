import { createTwoFilesPatch } from "diff";
import { type Change, distinct, typeChanges, type TypeModules, wireChanges } from "openapi-review/core";
import type { Description } from "./read-description.ts";
import type { Snapshot } from "./snapshot.ts";

/** What differs, and the difference of the declarations as a unified diff. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly declarationDiff: string;
}

/** Compares two versions on the wire and in the types. There may be none before. */
export function compare(before: Snapshot | undefined, after: Snapshot): Comparison {
  const old = before?.descriptions ?? [];
  const count = Math.max(old.length, after.descriptions.length);
  const wire = Array.from({ length: count }, (_, index) => descriptionChanges(old[index], after.descriptions[index]));
  return {
    changes: distinct([...wire.flat(), ...(before ? moduleChanges(before.modules, after.modules) : [])]),
    declarationDiff: before ? declarationDiff(before.modules, after.modules) : "",
  };
}

function descriptionChanges(before: Description | undefined, after: Description | undefined): Change[] {
  if (before && after) return wireChanges(before.canonical, after.canonical);
  const name = (before ?? after)?.name ?? "";
  const [verb, severity] = before ? (["removed", "major"] as const) : (["added", "minor"] as const);
  const message = `The whole description was ${verb}.`;
  return [{ id: `wire:description-${verb}:${name}`, where: name, severity, source: "wire", message }];
}

/** The second description has paths and components of its own, which the index does not export. */
function moduleChanges(before: TypeModules, after: TypeModules): Change[] {
  const other = "generated/environment-auth.ts";
  const [old, revised] = [before[other], after[other]];
  const second = old && revised ? typeChanges({ "index.ts": old }, { "index.ts": revised }) : [];
  return [...typeChanges(before, after), ...second];
}

function declarationDiff(before: TypeModules, after: TypeModules): string {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = files.filter((file) => before[file] !== after[file]);
  return changed
    .map((file) =>
      createTwoFilesPatch("", "", before[file] ?? "", after[file] ?? "")
        .split("\n")
        .slice(3),
    )
    .map((lines) => lines.join("\n").trimEnd())
    .join("\n");
}
