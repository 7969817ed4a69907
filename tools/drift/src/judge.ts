import { isDeepStrictEqual } from "node:util";
import type { Difference, JudgedDifference } from "./difference.ts";
import type { Deviation } from "./parse-deviations.ts";

/**
 * Judges differences: a listed one is accepted, and so is another description. A listed one that does not exist any more
 * is a difference of its own, so that the list stays true.
 */
export function judge(differences: readonly Difference[], deviations: readonly Deviation[]): JudgedDifference[] {
  const listed = deviations.flatMap(({ operation, pointer, kind, theirs }) =>
    operation.flatMap((id) => pointer.map((place) => ({ operation: id, pointer: place, kind, theirs }))),
  );
  const judged = differences.map((difference) => ({
    ...difference,
    accepted: difference.kind === "description" || listed.some((entry) => isSame(entry, difference)),
  }));
  // That a whole operation moved or went is one difference, and not one for everything listed of it.
  const gone = new Set(differences.filter(({ pointer }) => pointer === "").map(({ operation }) => operation));
  const stale = listed.filter(
    (entry) => !gone.has(entry.operation) && !differences.some((difference) => isSame(entry, difference)),
  );
  return [
    ...judged,
    ...stale.map(({ operation, pointer, kind, theirs }) => ({
      operation,
      pointer,
      kind: "stale" as const,
      ours: kind,
      theirs,
      accepted: false,
    })),
  ];
}

type Identity = Pick<Difference, "operation" | "pointer" | "kind" | "theirs">;

function isSame(a: Identity, b: Identity): boolean {
  return (
    a.operation === b.operation && a.pointer === b.pointer && a.kind === b.kind && isDeepStrictEqual(a.theirs, b.theirs)
  );
}
