import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@frontegg-identity/mock";
import { expect, test } from "vitest";
import { allOperations, operations } from "../src/api/operations.ts";
import { samplesOf, type Sample } from "../src/api/samples.ts";
import { commandsOf } from "../src/install/commands-of.ts";

const run = promisify(execFile);
const samples = allOperations.flatMap((operation) =>
  samplesOf(operation).map((sample) => ({ id: operation.id, operation, sample })),
);

test("an operation that the client has a method for is shown with it", () => {
  expect(samples.filter(({ sample }) => sample.tool === "this client")).toHaveLength(operations.length);
});

test.each(samples.filter(({ sample }) => sample.tool === "curl"))(
  "curl of $id is a valid request",
  async ({ operation, sample }) => {
    await using mock = await startMock();
    const [server] = operation.servers;
    const code = sample.code.replace(
      server?.url ?? "",
      new URL(operation.basePath || "/", mock.url).href.replace(/\/$/, ""),
    );
    await run("bash", ["-c", `${code} --silent --show-error --fail`], {
      env: { ...process.env, FRONTEGG_TOKEN: "any" },
    });
    expect(mock.requests).toMatchObject([{ operation: operation.id, status: 200, warnings: [] }]);
  },
);

test("the samples in TypeScript compile", async () => {
  const folder = fileURLToPath(new URL("../.generated/", import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const write = ({ id, sample }: { id: string; sample: Sample }): void =>
    writeFileSync(`${folder}${id}-${sample.tool.replaceAll(" ", "-")}.ts`, sample.code);
  samples.filter(({ sample }) => sample.language === "ts").forEach(write);
  const compilerOptions = {
    types: ["node"],
    declaration: false,
    isolatedDeclarations: false,
    noPropertyAccessFromIndexSignature: false,
    paths: { "openapi-fetch": ["../../packages/client/node_modules/openapi-fetch/dist/index.d.mts"] },
  };
  writeFileSync(
    `${folder}tsconfig.json`,
    JSON.stringify({ extends: "../tsconfig.json", compilerOptions, include: ["*"] }),
  );
  const { stdout } = await run("../node_modules/.bin/tsc", ["-p", folder, "--noEmit"]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe("");
});

test.each([
  [
    "npm install a @b/c",
    ["npm install a @b/c", "pnpm add a @b/c", "yarn add a @b/c", "bun add a @b/c", "deno add npm:a npm:@b/c"],
  ],
  [
    "npm install --save-dev a",
    [
      "npm install --save-dev a",
      "pnpm add --save-dev a",
      "yarn add --dev a",
      "bun add --dev a",
      "deno add --dev npm:a",
    ],
  ],
  ["npm install --global a", ["npm install --global a", "pnpm add --global a", "bun add --global a"]],
  [
    "npm install --save-exact a@1.0.0",
    [
      "npm install --save-exact a@1.0.0",
      "pnpm add --save-exact a@1.0.0",
      "yarn add --exact a@1.0.0",
      "bun add --exact a@1.0.0",
      "deno add npm:a@1.0.0",
    ],
  ],
  ["npx -y pnpm@12.21.0 test", []],
  ["npm install a && cd b", []],
])("%s, for every package manager", (code, commands) => {
  expect(commandsOf(code).map((command) => command.code)).toEqual(commands);
});
