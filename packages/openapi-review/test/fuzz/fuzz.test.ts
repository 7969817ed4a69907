import fc from "fast-check";
import { expect, it } from "vitest";
import { judge } from "./judge.ts";
import { pairs } from "./pair-arbitrary.ts";

const SEED = 20261128;

it("rates no pair of a few below what Ajv proves", () => {
  fc.assert(
    fc.property(pairs, (pair) => {
      expect(judge(pair, SEED).tooLow).toEqual([]);
    }),
    { numRuns: 150, seed: SEED },
  );
});
