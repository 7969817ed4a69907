import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledSize } from "../../src/bundled-size.ts";
import { repository } from "../../src/repository.ts";
import { sizeBudgetBytes } from "../../src/size-budget.ts";

const here = join(repository, "tools/release");

test("createClient, with everything in it, stays within its size budget", async () => {
  const { gzipBytes } = await bundledSize('export { createClient } from "@frontegg-identity/client";', here);
  console.log(`import { createClient }: ${gzipBytes} bytes, minified and gzipped; budget ${sizeBudgetBytes}`);
  expect(gzipBytes).toBeLessThanOrEqual(sizeBudgetBytes);
  expect(gzipBytes).toBeGreaterThan(1000);
});

test("an import of types adds nothing", async () => {
  const code =
    'import type { User } from "@frontegg-identity/client"; export const nameOf = (user: User) => user.name;';
  expect((await bundledSize(code, here)).modules).toEqual(["<stdin>"]);
});

test("an error class alone brings no client and no openapi-fetch", async () => {
  const { modules } = await bundledSize('export { ApiError } from "@frontegg-identity/client";', here);
  expect(modules.filter((name) => /openapi-fetch|create-client|send\.js/.test(name))).toEqual([]);
  expect(modules.length).toBeGreaterThan(1);
});
