import { expect, test } from "vitest";
import { installFootprint } from "../../src/install-footprint.ts";

/** Packing starts pnpm for each package, and a busy machine takes its time. */
const patience = { timeout: 60_000 };

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
    // 145 of them are the CommonJS form and its declarations.
    expect(kilobytes).toBeLessThanOrEqual(770);
  },
);
