import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packageProblems } from "../src/package-problems.ts";

const mock = "@frontegg-identity/mock";
let folder: string;
let root: string;
let base: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "package-problems-"));
  [root, base] = [join(folder, "root"), join(folder, "base")];
  write("pnpm-workspace.yaml", "catalog: { ajv: ^8.0.0 }\ncatalogs: { old: { zod: ^3.0.0 } }\n");
  const manifest = {
    name: mock,
    exports: { ".": { "frontegg-identity-source": "./src/index.ts" } },
    dependencies: { ajv: "catalog:", zod: "catalog:old" },
  };
  write("packages/mock/package.json", JSON.stringify(manifest));
  write("packages/mock/src/index.ts", 'export { mock } from "./mock.ts";\n');
  write(
    "packages/mock/src/mock.ts",
    'import { inner } from "./inner.ts";\nexport function mock(): string { return String(inner()); }\n',
  );
  write("packages/mock/src/inner.ts", "export function inner(): number { return 1; }\n");
  cpSync(root, base, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

it.each([
  ["a range of the catalog", "pnpm-workspace.yaml", "^8.0.0", "^9.0.0", "the range of ajv is ^9.0.0 and was ^8.0.0"],
  [
    "a range of a named catalog",
    "pnpm-workspace.yaml",
    "^3.0.0",
    "^4.0.0",
    "the range of zod is ^4.0.0 and was ^3.0.0",
  ],
  [
    "a dependency that goes",
    "packages/mock/package.json",
    '"ajv":"catalog:",',
    "",
    "the range of ajv is gone and was ^8.0.0",
  ],
  [
    "a declaration",
    "packages/mock/src/mock.ts",
    "(): string",
    "(name?: string): string",
    "the declarations of src/mock.ts changed",
  ],
])("asks for a changeset when %s changes", (_name, file, find, replace, words) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(text).toContain(find);
  write(file, text.replace(find, replace));
  expect(packageProblems(root, base, new Set())).toEqual([
    `packages/mock: ${words}, and no changeset releases ${mock}. ` +
      `Run: npx -y pnpm@12.21.0 changeset add --patch ${mock} -m "What changed, why, and how to update"`,
  ]);
  expect(packageProblems(root, base, new Set([mock]))).toEqual([]);
});

it("doesn't take comments, code or unexported types for a change", () => {
  write(
    "packages/mock/src/mock.ts",
    readFileSync(join(root, "packages/mock/src/mock.ts"), "utf8").replace("String(", "/* A */ String("),
  );
  write("packages/mock/src/inner.ts", "/** Another. */\nexport function inner(): bigint { return 1n; }\n");
  expect(packageProblems(root, base, new Set())).toEqual([]);
});
