import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";

test("a page that uses only types contains no code of the client", async () => {
  const modules = await bundledModules(`
    import type { ManagedBy, User } from "@frontegg-identity/client";
    import { type Region } from "@frontegg-identity/types";
    export const show = (user: User, region: Region, by: ManagedBy) => user.email + region + by;`);
  expect(modules.filter((name) => name.includes("node_modules"))).toEqual([]);
});

test("a page that uses an error class doesn't contain the client", async () => {
  const modules = await bundledModules('export { ApiError } from "@frontegg-identity/client";');
  expect(modules.join()).toContain("node_modules/@frontegg-identity");
  expect(modules.filter((name) => /openapi-fetch|create-client|environment-token/.test(name))).toEqual([]);
});

/** Returns the modules of which something is left in a bundle. The client's `test:package` holds the sizes. */
async function bundledModules(code: string): Promise<string[]> {
  const entry = join(inject("consumer"), "entry.ts");
  writeFileSync(entry, code);
  const { metafile } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", metafile: true });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([name, { bytesInOutput }]) => (bytesInOutput > 0 ? [name] : [])),
  );
}
