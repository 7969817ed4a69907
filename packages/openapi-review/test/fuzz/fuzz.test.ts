import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeTypes, judgeWire } from "./judge.ts";
import { pairs } from "./pair-arbitrary.ts";

const SEED = 20261128;

it.each([
  ["a value that Ajv tries", judgeWire, 150],
  ["the compiler, on calls that are written from the document", judgeTypes, 30],
])("rates no pair of a few below what is proved by %s", async (_referee, judge, numRuns) => {
  const { tooLow } = await judge(fc.sample(pairs, { numRuns, seed: SEED }), SEED);
  expect(tooLow).toEqual([]);
});
