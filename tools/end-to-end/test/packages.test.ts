import { join } from "node:path";
import { packageChecks, unpack } from "@frontegg-identity/release";
import { expect, inject, test } from "vitest";
import { npm } from "../src/consumer.ts";

const directory = inject("directory");

for (const { name, version } of inject("published")) {
  test(`${name} in the registry passes every check of a package`, async () => {
    const args = ["pack", "--json", `--registry=${inject("registryUrl")}`, `${name}@${version}`];
    // npm's own format.
    const [packed] = JSON.parse(await npm(directory, args)) as { readonly filename: string }[];
    const unpacked = await unpack(join(directory, packed?.filename ?? ""), join(directory, "unpacked", name));
    for (const [rule, check] of Object.entries(packageChecks)) expect(await check(unpacked), rule).toEqual([]);
  });
}
