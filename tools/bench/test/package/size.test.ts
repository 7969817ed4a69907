import { expect, test } from "vitest";
import { sizeOf } from "../../src/size.ts";

/** Bytes after minifying and gzip, with openapi-fetch in it. */
const BUDGET = 8_500;

test("createClient with everything in it stays within its size", async () => {
  const { gzipBytes } = await sizeOf("@frontegg-identity/client");
  expect(gzipBytes).toBeLessThanOrEqual(BUDGET);
  // A bundle without openapi-fetch in it would be no bundle of ours.
  expect(gzipBytes).toBeGreaterThan((await sizeOf("openapi-fetch")).gzipBytes);
});

test("an import of types alone brings no byte", async () => {
  expect(await sizeOf("@frontegg-identity/client, types only")).toMatchObject({ minifiedBytes: 0, gzipBytes: 0 });
});
