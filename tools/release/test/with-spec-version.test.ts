import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readManifest } from "../src/published-packages.ts";
import { repository } from "../src/repository.ts";
import { withSpecVersion } from "../src/with-spec-version.ts";

const specs = ["openapi.yaml", "environment-auth.yaml"];

test.each(specs)("%s has the version of the types package", (name) => {
  const { info } = parse(readFileSync(join(repository, "spec", name), "utf8"));
  expect(info.version).toBe(readManifest(join(repository, "packages/types")).version);
});

test("sets info.version and leaves every other byte as it is", () => {
  const spec =
    "openapi: 3.1.1 # version: 1\ninfo:\n    title: 'A  title'\n    version:   0.1.0   # ours\n\npaths: { }\n";
  expect(withSpecVersion(spec, "2.0.0")).toBe(spec.replace("0.1.0", "2.0.0"));
});

test("replaces a quoted version", () => {
  expect(withSpecVersion('info: { version: "1.0" }\n', "1.1.0")).toBe("info: { version: 1.1.0 }\n");
});

test.each(["info: {}\n", "openapi: 3.1.1\n", ""])("refuses %j, which has no version", (spec) => {
  expect(() => withSpecVersion(spec, "1.0.0")).toThrow("The spec has no info.version");
});
