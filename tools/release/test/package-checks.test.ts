import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packageChecks } from "../src/package-checks.ts";
import type { Manifest, PackedPackage } from "../src/published-packages.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "package-checks-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const sound: Manifest = {
  name: "@frontegg-identity/client",
  version: "1.0.0",
  license: "MIT",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  repository: { url: "git+https://github.com/frontegg-identity/frontegg-identity.git", directory: "packages/client" },
  dependencies: { "@frontegg-identity/types": "^1.0.0", "openapi-fetch": "0.17.0" },
};

const soundFiles: Readonly<Record<string, string>> = {
  "CHANGELOG.md": "",
  LICENSE: "",
  "README.md": "",
  "dist/index.js": "export const a = 1;\n//# sourceMappingURL=index.js.map",
  "dist/index.js.map": '{"sources":["../src/index.ts"]}',
  "src/index.ts": "",
};

function packed(changes: Readonly<Record<string, string | undefined>> = {}, manifest = sound): PackedPackage {
  const files = Object.entries({ ...soundFiles, "package.json": JSON.stringify(manifest), ...changes });
  const written = files.flatMap(([name, text]) => {
    if (text === undefined) return [];
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    return [name];
  });
  return { tarball: "", root, manifest, files: written };
}

const sourceMapProblems = packageChecks["has the sources of its source maps"]!;
const originProblems = packageChecks["says where it comes from, and has no settings of the workspace"]!;
const specProblems = packageChecks["says the version and hash of its spec"]!;

test("a sound package has no problem", async () => {
  for (const check of [sourceMapProblems, originProblems, specProblems]) expect(await check(packed())).toEqual([]);
});

test("the sources of a source map are in the package", async () => {
  expect(await sourceMapProblems(packed({ "dist/index.js.map": '{"sources":["../../src/a.ts"]}' }))).toEqual([
    "dist/index.js.map: its source ../../src/a.ts is not in the package",
  ]);
});

test("the manifest has licence and origin, and no setting of the workspace", async () => {
  const manifest = { ...sound, license: "ISC", repository: {}, dependencies: { a: "workspace:^" } };
  expect(await originProblems(packed({}, manifest))).toEqual([
    "license is ISC, not MIT",
    "repository is incomplete",
    "package.json has workspace settings",
  ]);
});

test("the published spec has the version and the hash that the manifest states", async () => {
  const manifest = { ...sound, name: "@frontegg-identity/types", openapi: { sha256: "0" } };
  const spec = "info: { version: 1.0.1 }\n";
  expect(await specProblems(packed({ "dist/openapi.yaml": spec }, manifest))).toEqual([
    "its spec has version 1.0.1, the package 1.0.0",
    expect.stringMatching(/^openapi\.sha256 is not [0-9a-f]{64}, that of its spec$/),
  ]);
});
