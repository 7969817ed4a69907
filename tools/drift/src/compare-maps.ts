import type { Comparison, Side, Sides } from "./comparison.ts";

/**
 * Compares two maps by key: what only one side has is new or gone upstream, and each pair is compared further.
 *
 * @param describe - Says in a few words what a value is, for the report of one that the other side lacks.
 */
export function compareMaps<T>(
  maps: Sides<ReadonlyMap<string, T>>,
  pointer: readonly string[],
  { note }: Comparison,
  describe: (value: T, side: Side) => unknown,
  comparePair: (pair: Sides<T>, pointer: readonly string[]) => void,
): void {
  for (const key of new Set([...maps.ours.keys(), ...maps.theirs.keys()])) {
    const place = [...pointer, key];
    const ours = maps.ours.get(key);
    const theirs = maps.theirs.get(key);
    if (ours !== undefined && theirs !== undefined) comparePair({ ours, theirs }, place);
    else if (ours !== undefined) note(place, "gone upstream", describe(ours, "ours"), null);
    else if (theirs !== undefined) note(place, "new upstream", null, describe(theirs, "theirs"));
  }
}
