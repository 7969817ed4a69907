import { expect, test } from "vitest";
import { KnownIds } from "../../src/bulk/known-ids.ts";
import type { JournalState } from "../../src/bulk/journal-record.ts";

function knownAfter(...states: JournalState[]): KnownIds {
  const known = new KnownIds();
  for (const state of states) known.remember({ id: "a", state, at: "" });
  return known;
}

test.each([
  [[], true, "new"],
  [["sent"], true, "unknown"],
  [["sent", "not-sent"], true, "new"],
  [["sent", "refused"], true, "refused"],
  [["sent", "done"], false, "done"],
  [["sent", "not-sent", "sent", "already"], false, "already"],
] as const)("after %j: something to do is %s", (states, isToDo, state) => {
  const known = knownAfter(...states);
  expect(known.stateOf("a")).toBeUndefined();
  expect(known.list("a")).toBe(isToDo);
  expect(known.stateOf("a")).toBe(state);
  expect(known.finishedBefore).toBe(isToDo ? 0 : 1);
});

test("does an ID that is listed twice only once", () => {
  const known = knownAfter();
  expect([known.list("a"), known.list("b"), known.list("a")]).toEqual([true, true, false]);
  known.settle("a", "done");
  expect(known.list("a")).toBe(false);
  expect([known.listed, known.duplicates, known.finishedBefore]).toEqual([2, 2, 0]);
});
