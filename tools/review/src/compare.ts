import type { Change } from "./change.ts";
import { declarationDiff } from "./declaration-diff.ts";
import type { Description } from "./read-description.ts";
import { largestSeverity } from "./severity.ts";
import { typeChanges, type TypeModules } from "./type-changes.ts";
import { generatedIndex, generatedModules } from "./type-modules.ts";
import { wireChanges } from "./wire-changes.ts";

/** What differs, and the difference of the declarations as a unified diff. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly declarationDiff: string;
}

/** Compares two descriptions on the wire and in the types. Both headers name the same source, so they are no change. */
export async function compare(before: Description, after: Description): Promise<Comparison> {
  const [old, revised] = await Promise.all([
    generatedModules(before, undefined, after.name),
    generatedModules(after, undefined, after.name),
  ]);
  const types = compareModules({ ...old, ...generatedIndex }, { ...revised, ...generatedIndex });
  return { ...types, changes: distinct([...wireChanges(before, after), ...types.changes]) };
}

/** Compares two versions of the types package. The other description has paths and components of its own. */
export function compareModules(before: TypeModules, after: TypeModules): Comparison {
  const other = "generated/environment-auth.ts";
  const [old, revised] = [before[other], after[other]];
  const changes = [
    ...typeChanges(before, after),
    ...(old !== undefined && revised !== undefined ? typeChanges({ "index.ts": old }, { "index.ts": revised }) : []),
  ];
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const diffs = files.map((file) => declarationDiff(before[file] ?? "", after[file] ?? ""));
  return { changes: distinct(changes), declarationDiff: diffs.filter(Boolean).join("\n") };
}

/** Two changes of one kind at one place share an id: they are one to a reader, with both messages. */
export function distinct(changes: readonly Change[]): Change[] {
  const byId = new Map<string, Change>();
  for (const change of changes) {
    const other = byId.get(change.id);
    const isSaid = other?.message.includes(change.message);
    byId.set(change.id, {
      ...(other ?? change),
      message: !other ? change.message : isSaid ? other.message : `${other.message} ${change.message}`,
      severity: largestSeverity([other?.severity ?? "none", change.severity]),
    });
  }
  return [...byId.values()];
}
