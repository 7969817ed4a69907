/**
 * Follows each recipe of CONTRIBUTING.md on a copy of the working tree: edits what the recipe says and nothing else, and
 * runs what depends on the spec. Fails when one of them is not green at the first try. A name as argument runs that one.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { run } from "@frontegg-identity/release";
import { workingCopy } from "./working-copy.ts";

interface Recipe {
  /** As CONTRIBUTING.md calls it. */
  readonly name: string;
  readonly follow: (copy: string) => void;
}

const recipes: readonly Recipe[] = [
  {
    name: "An optional field",
    follow(copy) {
      const field =
        "        nickname:\n          type: string\n          description: What the user wants to be called.\n";
      edit(copy, "spec/openapi.yaml", "        superUser:\n", `${field}        superUser:\n`);
    },
  },
  {
    name: "A new error status",
    follow(copy) {
      const response =
        "    Conflict:\n      description: The change contradicts another one.\n      headers:\n        frontegg-trace-id:\n" +
        '          $ref: "#/components/headers/TraceId"\n      content:\n        application/json:\n' +
        '          schema:\n            $ref: "#/components/schemas/ErrorBody"\n          examples:\n            conflict:\n' +
        "              summary: Two changes at once\n              value:\n                errors:\n                  - Conflict\n";
      edit(copy, "spec/openapi.yaml", "    TooManyRequests:\n", `${response}    TooManyRequests:\n`);
      const status = '        "409":\n          $ref: "#/components/responses/Conflict"\n';
      edit(copy, "spec/openapi.yaml", '        "429":\n', `${status}        "429":\n`);
    },
  },
  {
    name: "A new region",
    follow(copy) {
      for (const [file, path] of [
        ["spec/openapi.yaml", "/identity"],
        ["spec/environment-auth.yaml", ""],
      ] as const) {
        const server = (region: string, name: string) =>
          `  - url: https://api.${region}.frontegg.com${path}\n    description: ${name}\n    x-region: ${region}\n`;
        edit(copy, file, server("au", "Australia"), server("au", "Australia") + server("zz", "Nowhere"));
      }
    },
  },
  {
    name: "A new operation",
    follow(copy) {
      const text = read(copy, "spec/openapi.yaml");
      const [pathItem] =
        /^ {2}\/resources\/vendor-only\/users\/v1\/\{userId\}\/mfa\/unenroll:\n(?: {4}.*\n|\n)+/m.exec(text) ?? [];
      if (pathItem === undefined) throw new Error("spec/openapi.yaml has no operation to copy.");
      const added = pathItem
        .replace("/mfa/unenroll:", "/devices/unenroll:")
        .replace(
          / {8}"400":\n {10}description[\s\S]*?(?= {8}"401":)/,
          '        "400":\n          $ref: "#/components/responses/BadRequest"\n',
        );
      edit(copy, "spec/openapi.yaml", pathItem, pathItem + added.replace("unenrollUserMfa", "unenrollUserDevices"));
      const entry = /^( *)unenrollUserMfa[(:].*\n(?:\1 .*\n|\1\}.*\n)*/m;
      for (const [folder, name] of [
        ["packages/client", "frontegg-client.ts"],
        ["packages/client", "create-client.ts"],
        ["packages/client", "call-operation.ts"],
        ["packages/client", "secrets.test.ts"],
        ["packages/mock", "behaviours.ts"],
      ] as const) {
        const file = find(copy, folder, name);
        const [block = ""] = entry.exec(read(copy, file)) ?? [];
        edit(copy, file, block, block + block.replaceAll("unenrollUserMfa", "unenrollUserDevices"));
      }
    },
  },
  {
    name: "A removed field",
    follow(copy) {
      edit(copy, "spec/openapi.yaml", /^ {8}superUser:\n(?: {10}.*\n)+/m, "");
      edit(copy, "spec/openapi.yaml", /^ +superUser: .*\n/gm, "");
      edit(copy, "packages/types/test/types.test-d.ts", /^ *\| "superUser"\n/m, "");
    },
  },
];

const directory = mkdtempSync(join(tmpdir(), "test-recipes-"));
try {
  const copy = join(directory, "copy");
  await workingCopy(copy);
  for (const { name, follow } of recipes) {
    if (process.argv.length > 2 && !process.argv.includes(name)) continue;
    const started = Date.now();
    follow(copy);
    await run("pnpm", ["generate"], { cwd: copy });
    const packages = [
      "./spec",
      "./packages/*",
      "./examples",
      ...["drift", "verify", "generate"].map((tool) => `./tools/${tool}`),
    ];
    const tasks = ["generate:check", "lint:spec", "typecheck", "test"];
    await run(
      "pnpm",
      [
        "exec",
        "turbo",
        "run",
        ...tasks,
        ...packages.flatMap((one) => ["--filter", one]),
        "--concurrency=1",
        "--output-logs=errors-only",
      ],
      { cwd: copy, timeoutMs: 600_000 },
    );
    console.log(`green at the first try: ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    await run("git", ["checkout", "--quiet", "--", "."], { cwd: copy });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function read(copy: string, file: string): string {
  return readFileSync(join(copy, file), "utf8");
}

function edit(copy: string, file: string, pattern: string | RegExp, replace: string): void {
  const text = read(copy, file);
  if (pattern === "") throw new Error(`${file} has nothing to follow the recipe with.`);
  const edited = typeof pattern === "string" ? text.replaceAll(pattern, replace) : text.replace(pattern, replace);
  if (edited === text) throw new Error(`${file} has nothing like ${String(pattern)}: the recipe cannot be followed.`);
  writeFileSync(join(copy, file), edited);
}

/** The only file of this name below a folder. */
function find(copy: string, folder: string, name: string): string {
  // Not into `node_modules`, where workspaces link each other in circles.
  const found = ["src", "test"]
    .flatMap((part) =>
      readdirSync(join(copy, folder, part), { recursive: true, encoding: "utf8" }).map((file) =>
        join(folder, part, file),
      ),
    )
    .find((file) => basename(file) === name);
  if (found === undefined) throw new Error(`${folder} has no ${name}: the recipe cannot be followed.`);
  return found;
}
