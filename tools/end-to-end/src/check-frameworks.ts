import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "@frontegg-identity/release";
import { compile, compilers } from "./compile.ts";
import { createConsumer } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import { plainEnvironment, withServer } from "./with-server.ts";
import type { Report } from "./report.ts";
import { generatorProblems, generators } from "./check-generators.ts";
import { nextProblems, nextProjects } from "./check-next.ts";
import { createCertificates, customCaProblems, fetchTypes, proxyProblems, proxyWays } from "./check-proxies.ts";
import { installed, nodePath, runtimesDirectory } from "./installed.ts";
import { twoAtATime } from "./two-at-a-time.ts";

const template = fileURLToPath(new URL("../frameworks", import.meta.url));
/** The oldest Node that the packages, and these frameworks, run on. */
const node = nodePath("20");
const userId = "f3a1c5a2-0d9e-4a57-9a3e-5b1c1d2e3f40";

/** A check of the table, which gives its problems. */
interface Row {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly check: () => Promise<readonly string[]>;
}

/**
 * Uses the packages in projects of frameworks with their default settings, and beside openapi-fetch's relatives.
 *
 * The projects lie below the runtimes, where the frameworks are found: to install them for each would take minutes.
 */
export async function checkFrameworks(report: Report, registry: Registry, mockUrl: string): Promise<void> {
  const consumer = join(runtimesDirectory, ".consumer");
  clean();
  try {
    await createConsumer(consumer, registry, ["@frontegg-identity/client"]);
    cpSync(template, consumer, { recursive: true });
    await createCertificates(join(consumer, "proxies"));
    const rows = [
      ...nextRows(consumer),
      ...nestRows(consumer, mockUrl),
      ...jestRows(consumer),
      ...ecosystemRows(consumer),
      ...proxyRows(join(consumer, "proxies")),
      ...Object.keys(generators).map((row) => ({
        table: "Other tools, on the published spec",
        row,
        column: "no warning",
        check: () => generatorProblems(join(consumer, "generators"), row),
      })),
    ];
    if (!existsSync(node)) return report.skip("Frameworks", "Node 20", "works", "it is not installed");
    await twoAtATime(rows, ({ table, row, column, check }) => report.run(table, row, column, check));
  } finally {
    clean();
  }
}

function clean(): void {
  for (const home of ["", "next-14"])
    rmSync(join(runtimesDirectory, home, ".consumer"), { recursive: true, force: true });
}

function jestRows(consumer: string): Row[] {
  return ["ts-jest", "swc-jest", "babel-jest"].map((name) => ({
    table: "Jest, by default settings",
    row: name,
    column: "calls the client against a stubbed fetch",
    check: async () => {
      const jest = installed("jest/bin/jest.js");
      const args = ["--config", `${name}.config.js`, "--rootDir", ".", "--runInBand", "--json"];
      const output = await run(node, [jest, ...args], { cwd: join(consumer, "jest"), env: plainEnvironment() });
      // Jest's own format.
      const { numPassedTests } = JSON.parse(output) as { numPassedTests: number };
      return numPassedTests === 2 ? [] : [`${numPassedTests} tests passed, not 2`];
    },
  }));
}

function ecosystemRows(consumer: string): Row[] {
  return compilers.map((compiler) => ({
    table: "openapi-fetch, openapi-react-query, swr-openapi and openapi-msw",
    row: `TypeScript ${compiler}`,
    column: "give a User for paths, and take one",
    check: async () => {
      const way = {
        compiler,
        moduleResolution: "bundler",
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
      } as const;
      const found = await compile(join(consumer, "ecosystem"), ["ecosystem.ts"], way);
      return found.map(({ file, line, message }) => `${file}:${line} ${message}`);
    },
  }));
}

function nestRows(consumer: string, mockUrl: string): Row[] {
  const directory = join(consumer, "nestjs");
  const compiler = installed("typescript/bin/tsc");
  return [
    {
      table: "Frameworks, by default settings",
      row: "NestJS",
      column: "builds and answers",
      check: async () => {
        await run(node, [compiler, "-p", "."], { cwd: directory, env: plainEnvironment() });
        const env = { FRONTEGG_BASE_URL: mockUrl, FRONTEGG_TOKEN: "a.b.c", PORT: "0" };
        return withServer(node, directory, ["dist/main.js"], env, async (url) => [
          ...(await answerProblems(`${url}/users/${userId}`, 200, "email")),
          ...(await answerProblems(`${url}/users/${userId}`, 400, "errors", { phoneNumber: "not a number" })),
        ]);
      },
    },
  ];
}

function nextRows(consumer: string): Row[] {
  return nextProjects(consumer).map((project) => ({
    table: "Next.js",
    row: project.name,
    column: "builds, shows the user as it is now, and writes no secret",
    check: () => nextProblems(project),
  }));
}

function proxyRows(directory: string): Row[] {
  const table = "Proxies";
  const column = "the user came through it";
  return [
    ...proxyWays.map((way) => ({ table, row: way.name, column, check: () => proxyProblems(directory, way) })),
    { table, row: "a custom CA, undici's Agent", column, check: () => customCaProblems(directory) },
    ...Object.entries(fetchTypes).map(([row, check]) => ({
      table: "Any fetch",
      row,
      column: "compiles",
      check: () => check(directory),
    })),
  ];
}

/** Asks a server, or sends it a body, and looks at the status and for a key in the answer. */
async function answerProblems(url: string, status: number, key: string, body?: object): Promise<string[]> {
  const init = body && { method: "PUT", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(url, init);
  const text = await response.text();
  const isRight = response.status === status && text.includes(`"${key}"`);
  return isRight ? [] : [`${url}: ${response.status} ${text.slice(0, 500)}, not ${status} with ${key}`];
}
