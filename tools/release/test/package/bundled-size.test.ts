import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledSize } from "../../src/bundled-size.ts";
import { repository } from "../../src/repository.ts";
import { sizeBudgetBytes } from "../../src/size-budget.ts";

const here = join(repository, "tools/release");

test.each([
  ["createClient", "createClient", sizeBudgetBytes.createClient],
  ["createClient and environmentToken", "createClient, environmentToken", sizeBudgetBytes.environmentToken],
])("%s stays within its size budget", async (name, exports, budget) => {
  const { gzipBytes } = await bundledSize(`export { ${exports} } from "@frontegg-identity/client";`, here);
  console.log(`${name}: ${gzipBytes} bytes, minified and gzipped; budget ${budget}`);
  expect(gzipBytes).toBeLessThanOrEqual(budget);
  expect(gzipBytes).toBeGreaterThan(1000);
});

test("a client with a token of its own carries nothing of the exchange of credentials", async () => {
  const { modules } = await bundledSize('export { createClient } from "@frontegg-identity/client";', here);
  expect(modules.filter((name) => /authentication/.test(name))).toEqual([]);
  expect(modules.length).toBeGreaterThan(1);
});

test("an import of types adds nothing", async () => {
  const code =
    'import type { User } from "@frontegg-identity/client"; export const nameOf = (user: User) => user.name;';
  expect((await bundledSize(code, here)).modules).toEqual(["<stdin>"]);
});

test("an error class alone brings no client and no openapi-fetch", async () => {
  const { modules } = await bundledSize('export { ApiError } from "@frontegg-identity/client";', here);
  expect(modules.filter((name) => /openapi-fetch|create-client|transport/.test(name))).toEqual([]);
  expect(modules.length).toBeGreaterThan(1);
});
