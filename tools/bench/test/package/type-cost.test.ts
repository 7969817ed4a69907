import { expect, test } from "vitest";
import { compilers, typeCost } from "../../src/type-cost.ts";

/** What three calls of named methods may make the compiler instantiate beyond an empty program. */
const BUDGET = 1_000;
const NAMED_METHODS = "@frontegg-identity/client";

/** Compilers are slow to start, and a spec of 3,000 operations takes seconds to generate. */
const patience = { timeout: 180_000 };

test.for(compilers)(
  "named methods add at most 1,000 instantiations to an empty program: %s",
  patience,
  async (compiler) => {
    const empty = await typeCost("empty", compiler);
    const { instantiations } = await typeCost(NAMED_METHODS, compiler);
    expect(instantiations - empty.instantiations).toBeLessThanOrEqual(BUDGET);
    // Else the program would not be checked against our types at all.
    expect(instantiations).toBeGreaterThan(empty.instantiations);
  },
);

test("named methods cost the compiler the same however many operations the spec has", patience, async () => {
  const { instantiations } = await typeCost(NAMED_METHODS, "typescript-7");
  for (const operations of [30, 300, 3_000]) {
    expect(await typeCost(NAMED_METHODS, "typescript-7", operations)).toMatchObject({ operations, instantiations });
  }
  // The larger specs do reach the compiler: where types follow the spec's paths, the work grows.
  const http = "@frontegg-identity/client, client.http";
  const few = await typeCost(http, "typescript-7");
  const many = await typeCost(http, "typescript-7", 300);
  expect(many.instantiations).toBeGreaterThan(2 * few.instantiations);
});
