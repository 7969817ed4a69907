/**
 * Follows the recipes of CONTRIBUTING.md on a copy of the working tree: edits what they say and nothing else, and runs
 * the checks of the packages that follow from the spec. Fails if one is not green at the first try, or if a recipe for the
 * spec changed anything but generated files. Those that add something are followed together; `--each` follows one after the
 * other (an hour), and the name of one follows that one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@frontegg-identity/release";
import { applyShape } from "./apply-shape.ts";
import { shapes, type Shape } from "./shapes.ts";
import { workingCopy } from "./working-copy.ts";

interface Recipe {
  /** As CONTRIBUTING.md calls it. */
  readonly name: string;
  /** Whether it is followed in a second round, because it would hide or break what another one adds. */
  readonly isSecond?: boolean;
  /** The operation that it adds. */
  readonly shape?: Shape;
  readonly follow: (copy: string) => void;
}

/** The only file outside the spec that a recipe tells to edit. */
const TYPE_TEST = "packages/types/test/types.test-d.ts";

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
    // An operation with servers of its own needs one more, too.
    isSecond: true,
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
  ...shapes.map((shape) => ({
    name: `A new operation: ${shape.name}`,
    shape,
    follow: (copy: string) => applyShape(copy, shape),
  })),
  {
    name: "Parameters moved to the path item",
    follow(copy) {
      const parameters = /^ {6}parameters:\n(?: {8}.*\n)+/m;
      const file = "spec/openapi.yaml";
      const [, operation = ""] = /^( {4}get:\n {6}operationId: getUser\n(?: {6}.*\n)+)/m.exec(read(copy, file)) ?? [];
      const [moved = ""] = parameters.exec(operation) ?? [];
      edit(copy, file, operation, moved.replaceAll(/^ {2}/gm, "") + operation.replace(moved, ""));
    },
  },
  {
    name: "A removed field",
    isSecond: true,
    follow(copy) {
      edit(copy, "spec/openapi.yaml", /^ {8}superUser:\n(?: {10}.*\n)+/m, "");
      edit(copy, "spec/openapi.yaml", /^ +superUser: .*\n/gm, "");
      edit(copy, "packages/types/test/types.test-d.ts", /^ *\| "superUser"\n/m, "");
    },
  },
];

/** Whose tests read the spec or what is generated of it. The examples only compile against it. */
const tested = [
  "./spec",
  "./packages/types",
  "./packages/client",
  "./packages/mock",
  "./packages/cli",
  "./tools/generate",
  "./tools/drift",
  "./tools/release",
];
/** What an edit of the spec may change besides the spec. */
const GENERATED = /^packages\/\w+\/src\/generated\//;

const [argument] = process.argv.slice(2);
const chosen = recipes.filter(({ name }) => argument === undefined || argument === "--each" || name === argument);
if (chosen.length === 0)
  throw new Error(`There is no recipe ${argument}, only: ${recipes.map(({ name }) => name).join(", ")}`);
const groups =
  argument === "--each"
    ? chosen.map((recipe) => [recipe])
    : [false, true].map((isSecond) => chosen.filter((recipe) => (recipe.isSecond ?? false) === isSecond));

const directory = mkdtempSync(join(tmpdir(), "test-recipes-"));
try {
  const copy = join(directory, "copy");
  await workingCopy(copy);
  for (const group of groups.filter(({ length }) => length > 0)) {
    const started = Date.now();
    for (const { follow } of group) follow(copy);
    writeCalls(
      copy,
      group.flatMap(({ shape }) => shape ?? []),
    );
    await run("pnpm", ["generate"], { cwd: copy });
    await run("pnpm", ["format"], { cwd: copy });
    await turbo(copy, ["generate:check", "lint:spec"], tested);
    // Where a recipe changes something. The rest of the repository is linted by `test`.
    await run("pnpm", ["exec", "oxlint", "--deny-warnings", "spec", "packages"], { cwd: copy, timeoutMs: 600_000 });
    await run("pnpm", ["exec", "oxfmt", "--check", "spec", "packages"], { cwd: copy });
    await turbo(copy, ["typecheck"], [...tested, "./examples"]);
    await turbo(copy, ["test"], tested);
    await turbo(copy, ["test:package"], tested);
    const changed = (await run("git", ["diff", "--name-only"], { cwd: copy })).split("\n").filter(Boolean);
    const byHand = changed.filter((file) => !file.startsWith("spec/") && !GENERATED.test(file));
    if (byHand.some((file) => file !== TYPE_TEST)) throw new Error(`Changed besides the spec: ${byHand.join(", ")}`);
    const names = group.map(({ name }) => name).join(", ");
    console.log(`green at the first try: ${names} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    await run("git", ["checkout", "--quiet", "--", "."], { cwd: copy });
    await run("git", ["clean", "--quiet", "--force", "-d"], { cwd: copy });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/**
 * Writes a test that calls each new method as a user does, of the mock and of Prism. That it compiles is the test of its
 * signature; the tests that are there call it with the spec's examples.
 */
function writeCalls(copy: string, added: readonly Shape[]): void {
  if (added.length === 0) return;
  const rows = added.map(({ operation, call }) => `  ${operation}: (client, options) => ${call},\n`);
  const test = `
import type { CallOptions, FronteggClient, Group, User } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPrismTarget, type Target } from "./contract/target.ts";
import { createClient } from "../src/create-client.ts";

/** What the calls mention, whether or not they do. */
export type Mentioned = Group | User;

const calls: Record<string, (client: FronteggClient, options: CallOptions) => Promise<unknown>> = {
${rows.join("")}};

let prism: Target;
beforeAll(async () => {
  prism = await startPrismTarget();
});
afterAll(() => prism[Symbol.asyncDispose]());

test.each(Object.keys(calls))("%s is a method that the mock and Prism answer alike", async (id) => {
  const mock = createMock({ createUsers: true });
  const client = createClient({ baseUrl: mock.url, token: "t", fetch: mock.fetch });
  const answer = await calls[id]!(client, {});
  expect(await calls[id]!(prism.client, {})).toEqual(answer);
});
`;
  writeFileSync(join(copy, "packages/client/test/added.test.ts"), test);
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
