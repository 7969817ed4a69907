import type { Step } from "../canonical/node-differences.ts";
import type { ChangedParts } from "../document/changed-parts.ts";
import { idOf } from "../id-of.ts";
import { contextOf, type Flow } from "./context.ts";

/** A pair of schemas that is compared once for each context, whatever uses it. */
interface Pair {
  readonly users: Set<Pair | string>;
}

/** Remembers which pairs of schemas were compared, and which operations use them. */
export function schemaUsers(
  flow: Flow,
  isSame: ChangedParts["isSame"],
): {
  /** Tells whether the pair at the end of the way is the same, or was compared before in the same context. */
  readonly isSeen: (steps: readonly Step[]) => boolean;
  /** Names the operations that use the place at the end of a way, once all of them were compared. */
  readonly operationsOf: (steps: readonly Step[]) => string[];
} {
  const pairs = new Map<string, Pair>();
  const pairOf = new WeakMap<Step, Pair>();

  function isSeen(steps: readonly Step[]): boolean {
    const step = steps.at(-1)!; // never empty
    const identities = [step.before, step.after].map((node) => node && idOf(node.identity));
    const key = JSON.stringify([contextOf(steps, flow), ...identities]);
    const known = pairs.get(key);
    const pair = known ?? { users: new Set() };
    pairs.set(key, pair);
    pair.users.add(nearest(steps.slice(0, -1)));
    pairOf.set(step, pair);
    return known !== undefined || (step.before !== undefined && isSame(step.before.identity, step.after?.identity));
  }

  function nearest(steps: readonly Step[]): Pair | string {
    const step = steps.findLast((one) => pairOf.has(one));
    const { before, after } = steps[0]!; // an operation
    const { facts, words } = (after ?? before)!; // one of them has it
    const id = facts["operationId"];
    return (step && pairOf.get(step)) ?? (typeof id === "string" ? id : words);
  }

  function operationsOf(steps: readonly Step[]): string[] {
    const seen = new Set<Pair | string>();
    const visit = (user: Pair | string): void => {
      if (seen.has(user)) return;
      seen.add(user);
      if (typeof user !== "string") user.users.forEach(visit);
    };
    visit(nearest(steps));
    return [...seen].filter((user) => typeof user === "string");
  }

  return { isSeen, operationsOf };
}
