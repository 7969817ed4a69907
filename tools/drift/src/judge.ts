import { isDeepStrictEqual } from "node:util";
import type { Difference } from "./difference.ts";
import type { Deviation } from "./parse-deviations.ts";

/** Differences, judged. What is in `drift` or `stale` makes the command fail. */
export interface Judgement {
  /** Differences that aren't listed. */
  readonly drift: readonly Difference[];
  /** Listed differences that don't exist any more, so that the list stays true. */
  readonly stale: readonly Deviation[];
  /** Listed differences. */
  readonly accepted: readonly Difference[];
  /** Other words. */
  readonly wording: readonly Difference[];
}

/** Compares the differences with the list of those that were accepted. */
export function judge(differences: readonly Difference[], deviations: readonly Deviation[]): Judgement {
  const isListed = (difference: Difference): boolean => deviations.some((entry) => isSame(entry, difference));
  const values = differences.filter(({ isWording }) => !isWording);
  // That a whole operation moved or went is one difference, and not one for everything listed of it.
  const gone = new Set(values.filter(({ pointer }) => pointer === "").map(({ operation }) => operation));
  return {
    drift: values.filter((difference) => !isListed(difference)),
    stale: deviations.filter((entry) => !gone.has(entry.operation) && !values.some((one) => isSame(entry, one))),
    accepted: values.filter(isListed),
    wording: differences.filter(({ isWording }) => isWording),
  };
}

function isSame(a: Deviation, b: Difference): boolean {
  return a.operation === b.operation && a.pointer === b.pointer && isDeepStrictEqual(a.theirs, b.theirs);
}
