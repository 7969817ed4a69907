import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { checkBehaviour } from "./check-behaviour.ts";
import { compile } from "./compile.ts";
import { createConsumer } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import { Report } from "./report.ts";
import { runtimes } from "./runtimes.ts";

const table = "The mock, from the registry";

const usesEveryExport = `
import { scenario, startMock } from "@frontegg-identity/mock";
import type { Mock, MockOptions, MockRequest, ScenarioHeaders, ScenarioStep } from "@frontegg-identity/mock";
import { scenario as forBrowsers } from "@frontegg-identity/mock/scenario";

const options: MockOptions = { port: 0, onRequest: ({ method, path, status }: MockRequest) => console.log(method, path, status) };
const step: ScenarioStep = { status: 429 };
export const headers: ScenarioHeaders = { ...scenario(step, { status: 200 }), ...forBrowsers(step) };
export async function run(): Promise<string> {
  const mock: Mock = await startMock(options);
  await mock.close();
  return mock.url;
}
`;

/** Installs the mock in a project of its own, starts it by its command, and runs the behaviour suite against it. */
export async function checkMock(
  report: Report,
  registry: Registry,
  directory: string,
  faultUrl: string,
): Promise<void> {
  const consumer = join(directory, "mock-consumer");
  await report.run(table, "npm install", "works", async () => {
    await createConsumer(consumer, registry, ["@frontegg-identity/client", "@frontegg-identity/mock"]);
    return [];
  });
  await report.run(table, "a file that uses every export compiles", "works", async () => {
    writeFileSync(join(consumer, "mock.mts"), usesEveryExport);
    const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
    return (await compile(consumer, ["mock.mts"], way)).map(({ file, message }) => `${file} ${message}`);
  });
  await report.run(table, "its command starts it, and SIGTERM stops it", "works", async () => {
    const program = join(consumer, "node_modules/.bin/frontegg-identity-mock");
    const mock = spawn(program, ["--port", "0"], { stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
    const exited = once(mock, "exit");
    try {
      const mockUrl = await firstUrl(mock.stdout);
      await report.run(table, "the client behaves against it as it should", "works", async () => {
        const suite = new Report();
        const node = runtimes.filter(({ name }) => name === "Node 26, import");
        await checkBehaviour(suite, consumer, { mockUrl, faultUrl }, node);
        return suite.count("passed") === 0 ? ["nothing ran"] : suite.failures();
      });
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
