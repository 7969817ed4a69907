import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { bundleRunner } from "../src/bundle-runner.ts";
import { chromium } from "../src/chromium.ts";
import { frameworksDirectory, installed, isMissing, nodePath } from "../src/installed.ts";
import { runInPage } from "../src/run-in-page.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment } from "../src/start-server.ts";

const msw = join(frameworksDirectory, "msw");
const env = plainEnvironment();

test("Jest with its default settings runs the client and the mock, Node 20", async () => {
  await run(nodePath("20"), [installed("jest/bin/jest.js")], { cwd: inject("consumer"), env });
});

test("MSW 2 takes the mock's handlers in CommonJS, Node 20", async () => {
  expect(await run(nodePath("20"), ["in-node.cjs"], { cwd: msw, env })).toBe("Eve\n");
});

test.skipIf(isMissing(chromium))("MSW 3's service worker takes the mock's handlers in Chromium", async () => {
  const worker = readFileSync(installed("msw-3/lib/mockServiceWorker.js"), "utf8");
  const found = await runInPage(await bundleRunner(msw, "in-page.mjs", { msw: "msw-3" }), {}, worker);
  expect(found).toEqual({ before: "Ada", after: "Eve", failure: "NetworkError", requests: 4 });
});
