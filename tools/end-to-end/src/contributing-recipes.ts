/**
 * Follows the recipes of CONTRIBUTING.md on a copy of the working tree: edits what they say and nothing else, and runs
 * the checks of the packages that follow from the spec. Fails if one is not green at the first try, or if a recipe for the
 * spec changed anything but generated files.
 *
 * All recipes are followed together. `--each` follows one after the other, and a name follows that one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runReadmeCommands } from "./readme-commands.ts";
import { run } from "./run-command.ts";
import { applyShape, shapes, type Shape } from "./shapes.ts";
import { workingCopy } from "./working-copy.ts";

interface Recipe {
  /** As CONTRIBUTING.md calls it. */
  readonly name: string;
  /** The operation that it adds. */
  readonly shape?: Shape;
  readonly follow: (copy: string) => void;
}

/** The test of the new methods, which is not part of a recipe. */
const CALLS = "packages/client/test/added.test.ts";
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
    // After the shapes, for one of them has servers of its own.
    name: "A new region",
    follow(copy) {
      const server = /^( *- url: https:\/\/api\.)au(\.frontegg\.com.*\n +description: ).*(\n +x-region: )au\n/gm;
      for (const file of ["spec/openapi.yaml", "spec/environment-auth.yaml"])
        edit(copy, file, server, "$&$1zz$2Nowhere$3zz\n");
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

/** Whose tests read the spec or what is generated of it. */
const ofTheSpec = [
  ...["types", "client", "mock", "cli"].map((name) => `packages/${name}`),
  "spec",
  ...["generate", "drift", "release"].map((name) => `tools/${name}`),
];
/** What an edit of the spec may change besides the spec. */
const GENERATED = /^packages\/\w+\/src\/generated\/|\/evidence\.md$/;

const [argument] = process.argv.slice(2);
const isEach = argument === "--each";
const chosen = recipes.filter(({ name }) => argument === undefined || isEach || name === argument);
if (chosen.length === 0)
  throw new Error(`There is no recipe ${argument}, only: ${recipes.map(({ name }) => name).join(", ")}`);

const directory = mkdtempSync(join(tmpdir(), "contributing-recipes-"));
try {
  const copy = join(directory, "copy");
  await workingCopy(copy);
  if (argument === undefined || isEach) {
    console.log(`${await runReadmeCommands(copy, isEach)} commands of READMEs ran`);
    await reset(copy);
  }
  for (const group of isEach ? chosen.map((recipe) => [recipe]) : [chosen]) {
    const started = Date.now();
    for (const { follow } of group) follow(copy);
    const added = group.flatMap(({ shape }) => shape ?? []);
    if (added.length > 0) writeFileSync(join(copy, CALLS), testOfCalls(added));
    await check(copy);
    const names = group.map(({ name }) => name).join(", ");
    console.log(`green at the first try: ${names} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    await reset(copy);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function reset(copy: string): Promise<void> {
  await run("git", ["checkout", "--quiet", "--", "."], { cwd: copy });
  await run("git", ["clean", "--quiet", "--force", "-d"], { cwd: copy });
}

/** Generates, and runs what the recipes promise. */
async function check(copy: string): Promise<void> {
  const env = { ...process.env, NO_COLOR: "1" };
  const tool = (name: string, ...args: string[]): Promise<string> =>
    run(join(copy, "node_modules/.bin", name), args, { cwd: copy, env });

  await tool("node", "tools/generate/scripts/generate.ts");
  await tool("oxfmt", "spec", "packages");
  await tool("node", "tools/generate/scripts/generate.ts", "--check");
  const changed = (await run("git", ["diff", "--name-only"], { cwd: copy })).split("\n").filter(Boolean);
  const byHand = changed.filter((file) => !file.startsWith("spec/") && !GENERATED.test(file));
  if (byHand.some((file) => file !== TYPE_TEST)) throw new Error(`Changed besides the spec: ${byHand.join(", ")}`);
  // The rest of the repository is linted by `test`.
  await tool("oxlint", "--deny-warnings", "packages");
  const tasks = ["lint:spec", "typecheck", "test:package"];
  const filters = [...ofTheSpec, "examples"].map((one) => `--filter=./${one}`);
  await tool("turbo", "run", ...tasks, ...filters, "--concurrency=2", "--output-logs=errors-only");
  const projects = `export default { test: { projects: ${JSON.stringify(ofTheSpec)} } };\n`;
  writeFileSync(join(copy, "vitest.config.ts"), projects);
  // The tarballs are tests of `test:package`.
  await tool("vitest", "run", "--exclude", "test/tarballs/**");
}

/**
 * A test that calls each new method as a user does, of the mock and of Prism. That it compiles is the test of its
 * signature; the tests that are there call it with the spec's examples.
 */
function testOfCalls(added: readonly Shape[]): string {
  const rows = added.map(({ call }) => `  ${/client\.(\w+)/.exec(call)?.[1]}: (client, options) => ${call},\n`);
  return `
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
