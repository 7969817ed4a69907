import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startFaultServer } from "../src/fault-server.ts";
import { isMissing } from "../src/installed.ts";
import type { Listening } from "../src/listen.ts";
import { runtimes } from "../src/runtimes.ts";
import { startServer, type Server } from "../src/start-server.ts";

const consumer = inject("consumer");
let mock: Server;
let faults: Listening;

beforeAll(async () => {
  const program = join(consumer, "node_modules/.bin/frontegg-identity-mock");
  mock = await startServer(program, ["--port", "0", "--create-users"], { cwd: consumer });
  faults = await startFaultServer();
});

afterAll(() => faults[Symbol.asyncDispose]());

for (const { name, program, runRules } of runtimes) {
  test.skipIf(isMissing(program))(`${name} keeps every rule`, async () => {
    const outcomes = await runRules(consumer, { mockUrl: mock.url, faultUrl: faults.url });
    expect(outcomes.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(outcomes).not.toEqual([]);
  });
}

test("SIGTERM ends the mock's command, which served them all", async () => {
  expect(await mock.terminate()).toBe(0);
});
