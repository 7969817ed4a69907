import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { installed, nodePath } from "../src/installed.ts";
import { configureToInstall } from "../src/registry.ts";
import { run } from "../src/run-command.ts";

/** The oldest Node that the packages run on. npm and pnpm 12 install them for the other tests and for this one. */
const node = nodePath("20");
const names = ["client", "mock"].map((name) => `@frontegg-identity/${name}`);

const managers: Readonly<Record<string, (cwd: string) => Promise<string>>> = {
  "pnpm 12": (cwd) => run("pnpm", ["add", ...names, "--ignore-workspace"], { cwd }),
  "yarn 1, with engine-strict, on Node 20": (cwd) =>
    run(node, [installed("yarn/bin/yarn.js"), "add", ...names, "--no-progress", "--engine-strict"], { cwd }),
};

for (const [manager, add] of Object.entries(managers)) {
  test(`${manager} installs packages that load`, async () => {
    const project = emptyFolder(manager.split(" ", 1).join());
    writeFileSync(join(project, "package.json"), '{ "name": "consumer", "version": "1.0.0", "private": true }\n');
    await add(project);
    const code = names.map((name) => `console.log(typeof require("${name}"));`).join("");
    expect(await run(node, ["--eval", code], { cwd: project })).toBe("object\nobject\n");
  });
}

test("npx runs the command line in an empty folder, Node 20", async () => {
  const cwd = emptyFolder("npx");
  // Nothing of an earlier run.
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env["PATH"]}`, npm_config_cache: join(cwd, "cache") };
  const help = await run("npx", ["--yes", "@frontegg-identity/cli", "--help"], { cwd, env });
  expect(help).toMatch(/^Usage: frontegg-identity <command>/);
});

function emptyFolder(name: string): string {
  const folder = join(inject("directory"), `by-${name}`);
  mkdirSync(folder);
  configureToInstall(folder, inject("registryUrl"));
  return folder;
}
