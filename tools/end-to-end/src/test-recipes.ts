/**
 * Follows the recipes of CONTRIBUTING.md on a copy of the working tree: edits what they say and nothing else, and runs
 * what depends on the spec. Fails when that is not green at the first try. Those that add something are followed
 * together, because a run costs the most of a minute; a name as argument follows that one alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { run } from "@frontegg-identity/package-checks";
import { workingCopy } from "./working-copy.ts";

interface Recipe {
  /** As CONTRIBUTING.md calls it. */
  readonly name: string;
  /** Whether it takes something away, which could hide what another adds from a test that counts. */
  readonly isRemoval?: boolean;
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
    isRemoval: true,
    follow(copy) {
      edit(copy, "spec/openapi.yaml", /^ {8}superUser:\n(?: {10}.*\n)+/m, "");
      edit(copy, "spec/openapi.yaml", /^ +superUser: .*\n/gm, "");
      edit(copy, "packages/types/test/types.test-d.ts", /^ *\| "superUser"\n/m, "");
    },
  },
];

/** Whose tests read the spec or what is generated of it. The examples only compile against it. */
const tested = ["./spec", "./packages/*", "./tools/generate", "./tools/drift"];

const chosen = recipes.filter(({ name }) => process.argv.length === 2 || process.argv.includes(name));
const directory = mkdtempSync(join(tmpdir(), "test-recipes-"));
try {
  const copy = join(directory, "copy");
  await workingCopy(copy);
  for (const isRemoval of [false, true]) {
    const together = chosen.filter((recipe) => (recipe.isRemoval ?? false) === isRemoval);
    if (together.length === 0) continue;
    const started = Date.now();
    for (const { follow } of together) follow(copy);
    await run("pnpm", ["generate"], { cwd: copy });
    await turbo(copy, ["generate:check", "lint:spec", "typecheck"], [...tested, "./examples"]);
    await turbo(copy, ["test"], tested);
    const names = together.map(({ name }) => name).join(", ");
    console.log(`green at the first try: ${names} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    await run("git", ["checkout", "--quiet", "--", "."], { cwd: copy });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function turbo(copy: string, tasks: readonly string[], packages: readonly string[]): Promise<void> {
  const filters = packages.map((one) => `--filter=${one}`);
  const options = ["--concurrency=2", "--output-logs=errors-only"];
  await run("pnpm", ["exec", "turbo", "run", ...tasks, ...filters, ...options], { cwd: copy, timeoutMs: 600_000 });
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
