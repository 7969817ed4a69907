import { expect, test } from "vitest";
import { sizeOf } from "../../src/size.ts";

/** Bytes after minifying and gzip, openapi-fetch's 2,600 included. The goal of 6,000 is not met: lower this, never raise it. */
const BUDGET = 8_800;

test("createClient with everything in it stays within its size", async () => {
  const { gzipBytes } = await sizeOf("@frontegg-identity/client");
  expect(gzipBytes).toBeLessThanOrEqual(BUDGET);
  // A bundle without openapi-fetch in it would be no bundle of ours.
  expect(gzipBytes).toBeGreaterThan((await sizeOf("openapi-fetch")).gzipBytes);
});

test("an import of types alone brings no byte", async () => {
  expect(await sizeOf("@frontegg-identity/client, types only")).toMatchObject({ minifiedBytes: 0, gzipBytes: 0 });
});
