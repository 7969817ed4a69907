import { isDeepStrictEqual } from "node:util";
import type { Difference, Kind } from "./difference.ts";
import { objectOrEmpty, type JsonObject } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";

/** The same thing on both sides. */
export interface Sides<T> {
  readonly ours: T;
  readonly theirs: T;
}

export type Side = keyof Sides<unknown>;

/** Does the same for both sides. */
export function bothSides<T>(read: (side: Side) => T): Sides<T> {
  return { ours: read("ours"), theirs: read("theirs") };
}

/** The comparison of one operation: how each side resolves references, and what was found so far. */
export interface Comparison {
  readonly resolve: Sides<ReferenceResolver>;
  readonly differences: readonly Difference[];
  /** Notes a difference unless the two values are equal. Absent is null. */
  readonly note: (pointer: readonly string[], kind: Kind, ours: unknown, theirs: unknown) => void;
  /** Gives a map of the document with its references followed, under keys that are equal when they mean the same. */
  readonly entries: (side: Side, map: unknown, key?: (name: string) => string) => ReadonlyMap<string, JsonObject>;
}

export function newComparison(operation: string, resolve: Sides<ReferenceResolver>): Comparison {
  const differences: Difference[] = [];
  return {
    resolve,
    differences,
    note(pointer, kind, ours, theirs) {
      const difference = { operation, pointer: jsonPointer(pointer), kind, ours: ours ?? null, theirs: theirs ?? null };
      if (!isDeepStrictEqual(difference.ours, difference.theirs)) differences.push(difference);
    },
    entries(side, map, key = (name) => name) {
      return new Map(
        Object.entries(objectOrEmpty(map)).map(([name, value]) => [key(name), resolve[side](value).value]),
      );
    },
  };
}
