import { expect, test } from "vitest";
import { installFootprint } from "../../src/install-footprint.ts";

/** Ends a program that hangs. */
const patience = { timeout: 600_000 };

test(
  "an install of the client brings openapi-fetch, its type helpers and our types, and nothing else",
  patience,
  async () => {
    const { packages, kilobytes } = await installFootprint("@frontegg-identity/client");
    expect(packages).toEqual([
      "@frontegg-identity/client",
      "@frontegg-identity/types",
      "openapi-fetch",
      "openapi-typescript-helpers",
    ]);
    // The description of the operations takes 270 of them: its sources, ES module and CommonJS. 145 are the rest of CommonJS.
    expect(kilobytes).toBeLessThanOrEqual(1_250);
  },
);
