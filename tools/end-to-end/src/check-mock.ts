import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "@frontegg-identity/release";
import { bundleRunner } from "./bundle-runner.ts";
import { checkBehaviour } from "./check-behaviour.ts";
import { compile } from "./compile.ts";
import { createConsumer, npm } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import type { Report } from "./report.ts";
import { runInPage } from "./run-in-page.ts";
import { installed, nodePath } from "./installed.ts";
import { runtimes } from "./runtimes.ts";

const table = "The mock, from the registry";

const node20 = nodePath("20");

/** What an installation may have at most, without the optional MSW. */
const BUDGET = { packages: 10, kilobytes: 3_000 };

const usesEveryExport = `
import { createMock, startMock } from "@frontegg-identity/mock";
import type { Mock, MockOptions, MockRequest, MockServer, MockServerOptions, MockUser, MockUsers, OperationName, Override } from "@frontegg-identity/mock";
import { handlers, type HandlersOptions } from "@frontegg-identity/mock/msw";

const user: MockUser = { id: "u-1", name: null, lastLogin: undefined };
const options: MockOptions = { users: [user], onRequest: ({ method, path, status }: MockRequest) => console.log(method, path, status) };
const mock: Mock = createMock(options);
const override: Override = { status: 429, times: 1 };
const operation: OperationName = "getUser";
mock.on(operation, override);
export const users: MockUsers = mock.users;
const below: HandlersOptions = { baseUrl: "/api" };
export const all = handlers(mock, below);
const server: MockServerOptions = { ...options, port: 0, control: true };
export async function run(): Promise<string> {
  const mock: MockServer = await startMock(server);
  await mock.close();
  return mock.url;
}
`;

/** Installs the mock as each package manager does, runs it in each runtime, and starts its command. */
export async function checkMock(
  report: Report,
  registry: Registry,
  directory: string,
  faultUrl: string,
): Promise<void> {
  await checkInstallation(report, registry, directory);
  const consumer = join(directory, "mock-consumer");
  const packages = ["@frontegg-identity/client", "@frontegg-identity/mock", "msw@3", "jest@30"];
  await report.run(table, "npm install, with MSW 3 and Jest 30", "works", async () => {
    await createConsumer(consumer, registry, packages);
    return [];
  });
  await report.run(table, "a file that uses every export compiles", "works", async () => {
    writeFileSync(join(consumer, "mock.mts"), usesEveryExport);
    const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
    return (await compile(consumer, ["mock.mts"], way)).map(({ file, message }) => `${file} ${message}`);
  });
  await report.run(table, "Jest with its default settings", "works", async () => {
    await run(process.execPath, ["node_modules/jest/bin/jest.js"], { cwd: consumer });
    return [];
  });
  await report.run(table, "MSW 3's service worker in Chromium", "works", async () => {
    const worker = readFileSync(join(consumer, "node_modules/msw/lib/mockServiceWorker.js"), "utf8");
    const found = JSON.stringify(await runInPage(await bundleRunner(consumer, "mock-in-page.mjs"), {}, worker));
    const wanted = JSON.stringify({ before: "Ada", after: "Eve", failure: "NetworkError", requests: 4 });
    return found === wanted ? [] : [`expected ${wanted}, got ${found}`];
  });
  await report.run(table, "MSW 2 in CommonJS on Node 20", "works", async () => {
    const project = join(directory, "mock-with-msw-2");
    await createConsumer(project, registry, ["@frontegg-identity/mock", "msw@2"]);
    const output = await run(node20, ["msw-in-node.cjs"], { cwd: project });
    return output === "Eve\n" ? [] : [`it printed ${output}`];
  });
  await checkCommand(report, consumer, faultUrl);
  // From here on, the suite of this project is the mock's.
  copyFileSync(join(consumer, "mock-suite.mjs"), join(consumer, "behaviour-suite.mjs"));
  await checkBehaviour(report, consumer, { mockUrl: "", faultUrl }, { table: `${table}, in each runtime` });
}

/** Each package manager, on the oldest Node that it and we promise. */
async function checkInstallation(report: Report, registry: Registry, directory: string): Promise<void> {
  const name = "@frontegg-identity/mock";
  const yarn = installed("yarn/bin/yarn.js");
  const managers: Readonly<Record<string, (cwd: string) => Promise<unknown>>> = {
    npm: (cwd) => npm(cwd, ["install", name]),
    "pnpm 12": (cwd) => run("pnpm", ["add", name, "--ignore-workspace"], { cwd }),
    "yarn 1, with engine-strict, on Node 20": (cwd) =>
      run(node20, [yarn, "add", name, "--no-progress", "--engine-strict"], { cwd }),
  };
  for (const [manager, add] of Object.entries(managers)) {
    await report.run(table, `installed by ${manager}`, "works", async () => {
      const project = join(directory, `mock-by-${manager.split(" ", 1).join("")}`);
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), '{ "name": "consumer", "version": "1.0.0", "private": true }\n');
      registry.configure(project);
      await add(project);
      const code = `const m = require(${JSON.stringify(name)}).createMock(); if (m.users.all().length !== 3) process.exit(1)`;
      await run(node20, ["--eval", code], { cwd: project });
      const { packages, kilobytes } = footprintOf(join(project, "node_modules"));
      report.note(`The mock by ${manager}: ${packages} packages, ${Math.round(kilobytes)} kB`);
      const isSmall = packages <= BUDGET.packages && kilobytes <= BUDGET.kilobytes;
      return isSmall ? [] : [`${packages} packages and ${kilobytes} kB; the budget is ${JSON.stringify(BUDGET)}`];
    });
  }
}

/** What lies in a `node_modules`, whatever put it there. */
function footprintOf(folder: string): { packages: number; kilobytes: number } {
  let packages = 0;
  // By inode: pnpm links one file into several places.
  const sizes = new Map<number, number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { ino, size } = statSync(path);
    sizes.set(ino, size);
    if (entry.name === "package.json" && JSON.parse(readFileSync(path, "utf8")).version !== undefined) packages++;
  }
  return { packages, kilobytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_000 };
}

async function checkCommand(report: Report, consumer: string, faultUrl: string): Promise<void> {
  await report.run(table, "its command starts it, and SIGTERM stops it", "works", async () => {
    const program = join(consumer, "node_modules/.bin/frontegg-identity-mock");
    const args = ["--port", "0", "--create-users"];
    const mock = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: 600_000 });
    const exited = once(mock, "exit");
    try {
      const mockUrl = await firstUrl(mock.stdout);
      const where = runtimes.filter(({ name }) => name === "Node 26, import");
      await checkBehaviour(
        report,
        consumer,
        { mockUrl, faultUrl },
        { table: "The mock's command, with the client", where },
      );
    } finally {
      mock.kill("SIGTERM");
    }
    const [code] = await exited;
    return code === 0 ? [] : [`it ended with exit code ${code}`];
  });
}

/** The URL that the command prints when it is up. */
async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const line of createInterface({ input: output })) {
    text += `${line}\n`;
    const url = /http:\/\/127\.0\.0\.1:\d+\/identity/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`it printed no URL:\n${text}`);
}
