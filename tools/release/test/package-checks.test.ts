import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { manifestProblems } from "../src/manifest-problems.ts";
import type { PackedPackage } from "../src/packed-package.ts";
import type { Manifest } from "../src/published-packages.ts";
import { sourceMapProblems } from "../src/source-map-problems.ts";

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
  "dist/index.d.ts": "//# sourceMappingURL=index.d.ts.map\n",
  "dist/index.d.ts.map": '{"sources":["../src/index.ts"]}',
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

test("a sound package has no problem", () => {
  const checks = [sourceMapProblems, manifestProblems];
  expect(checks.flatMap((check) => check(packed()))).toEqual([]);
});

test.each([
  ["dist/index.js", "export const a = 1;\n", "dist/index.js: names no source map"],
  ["dist/index.js.map", undefined, "dist/index.js: its source map index.js.map is missing"],
  [
    "dist/index.js.map",
    '{"sources":["../../src/a.ts"]}',
    "dist/index.js: its source ../../src/a.ts is not in the package",
  ],
])("source maps resolve: %s as %j", (file, text, problem) => {
  expect(sourceMapProblems(packed({ [file]: text }))).toEqual([problem]);
});

test("what passes on the exports of others needs no map", () => {
  expect(sourceMapProblems(packed({ "dist/index.js": 'import { a } from "./a.js";\nexport { a };' }))).toEqual([]);
});

test("the manifest has licence and origin, and no setting of the workspace", () => {
  const manifest = { ...sound, license: "ISC", repository: {}, dependencies: { a: "workspace:^" } };
  expect(manifestProblems(packed({}, manifest))).toEqual([
    "license is ISC, not MIT",
    "repository is incomplete",
    "package.json has workspace settings",
  ]);
});

test("the published spec has the version and the hash that the manifest states", () => {
  const manifest = { ...sound, name: "@frontegg-identity/types", openapi: { sha256: "0" } };
  const spec = "info: { version: 1.0.1 }\n";
  expect(manifestProblems(packed({ "dist/openapi.yaml": spec }, manifest))).toEqual([
    "dist/openapi.yaml has version 1.0.1, the package 1.0.0",
    expect.stringMatching(/^openapi\.sha256 is not [0-9a-f]{64}, that of dist\/openapi\.yaml$/),
  ]);
});
