import { expect, test } from "vitest";
import { OURS } from "../../src/contenders.ts";
import { enlargeRepository } from "../../src/enlarged-repository.ts";
import { installFootprint } from "../../src/install-footprint.ts";
import { typeCost } from "../../src/type-cost.ts";

/** Ends a program that hangs. */
const patience = { timeout: 600_000 };

test(
  "an install of the client brings openapi-fetch, its type helpers and our types, and nothing else",
  patience,
  async () => {
    const { packages, kilobytes } = await installFootprint(OURS);
    expect(packages).toEqual([OURS, "@frontegg-identity/types", "openapi-fetch", "openapi-typescript-helpers"]);
    // The description of the operations takes 270 of them: its sources, ES module and CommonJS. 145 are the rest of CommonJS.
    expect(kilobytes).toBeLessThanOrEqual(1_250);
  },
);

test(
  "named methods cost the compiler at most 1,000 instantiations, and no more however many operations the spec has",
  patience,
  async () => {
    const [three, many] = [await enlargeRepository(3), await enlargeRepository(300)];
    const { instantiations } = await typeCost(OURS, three);
    expect(instantiations).toBeLessThanOrEqual(1_000);
    // Otherwise the program wouldn't be checked against our types.
    expect(instantiations).toBeGreaterThan(0);
    expect(await typeCost(OURS, many)).toMatchObject({ operations: 300, instantiations });
    // The larger spec does reach the compiler: where types follow its paths, the work grows.
    const few = await typeCost(`${OURS}, client.http`, three);
    const http = await typeCost(`${OURS}, client.http`, many);
    expect(http.instantiations).toBeGreaterThan(2 * few.instantiations);
  },
);
