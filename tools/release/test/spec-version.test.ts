import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readManifest } from "../src/published-packages.ts";
import { repository } from "../src/repository.ts";

const specs = ["openapi.yaml", "environment-auth.yaml"];

test.each(specs)("%s has the version of the types package", (name) => {
  const { info } = parse(readFileSync(join(repository, "spec", name), "utf8"));
  expect(info.version).toBe(readManifest(join(repository, "packages/types")).version);
});
