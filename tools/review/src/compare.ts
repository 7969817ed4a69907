import type { Change } from "./change.ts";
import { declarations } from "./declarations.ts";
import type { Description } from "./read-description.ts";
import { largestSeverity } from "./severity.ts";
import { typeChanges } from "./type-changes.ts";
import { wireChanges } from "./wire-changes.ts";

/** What differs between two descriptions, and the declarations that are generated of each. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly oldTypes: string;
  readonly newTypes: string;
}

/** Compares two descriptions on the wire and in the types. Both headers name the same source, so they are no change. */
export async function compare(before: Description, after: Description): Promise<Comparison> {
  if (before.text === after.text) return { changes: [], oldTypes: "", newTypes: "" };
  const wire = wireChanges(before, after);
  const [oldTypes, newTypes] = await Promise.all([
    declarations(before, after.name),
    declarations(after, after.name),
  ]);
  return { changes: distinct([...wire, ...typeChanges({ "index.ts": oldTypes }, { "index.ts": newTypes })]), oldTypes, newTypes };
}

/** Two changes of one kind at one place share an id: they are one to a reader, with both messages. */
function distinct(changes: readonly Change[]): Change[] {
  const byId = new Map<string, Change>();
  for (const change of changes) {
    const other = byId.get(change.id);
    byId.set(
      change.id,
      other
        ? {
            ...other,
            message: other.message.includes(change.message) ? other.message : `${other.message} ${change.message}`,
            severity: largestSeverity([other.severity, change.severity]),
          }
        : change,
    );
  }
  return [...byId.values()];
}
