import { createTwoFilesPatch } from "diff";
import type { Change } from "./change.ts";
import type { Description } from "./read-description.ts";
import { largestSeverity } from "./severity.ts";
import type { Snapshot } from "./snapshot.ts";
import { typeChanges, type TypeModules } from "./type-changes.ts";
import { wireChanges } from "./wire-changes.ts";

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
  if (before && after) return wireChanges(before, after);
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

/** Two changes of one kind at one place share an id: they are one to a reader, with both messages. */
function distinct(changes: readonly Change[]): Change[] {
  return [...Map.groupBy(changes, ({ id }) => id).values()].map((same) => ({
    ...same[0]!, // a group has a member
    severity: largestSeverity(same.map(({ severity }) => severity)),
    message: [...new Set(same.map(({ message }) => message))].join(" "),
  }));
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
