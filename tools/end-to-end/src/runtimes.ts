import { existsSync } from "node:fs";
import { run } from "@frontegg-identity/release";
import { bundleRunner } from "./bundle-runner.ts";
import { chromium } from "./chromium.ts";
import { installed, nodePath } from "./installed.ts";
import { runInPage } from "./run-in-page.ts";
import { plainEnvironment } from "./with-server.ts";
import { startWorker } from "./workerd.ts";

/** What the behaviour suite is told, as JSON. */
export interface SuiteSettings {
  readonly mockUrl: string;
  readonly faultUrl: string;
}

/** A way to run the behaviour suite in a consumer project. */
export interface Runtime {
  readonly name: string;
  /** The program, which may not be there. */
  readonly program: string;
  /** Runs the suite and gives the JSON that it prints. */
  readonly runSuite: (consumer: string, settings: SuiteSettings) => Promise<string>;
}

/** A program that takes a file and its argument, and loads packages from `node_modules`. */
function program(name: string, path: string, args: readonly string[], file = "run-import.mjs"): Runtime {
  return {
    name,
    program: path,
    runSuite: (consumer, settings) =>
      run(path, [...args, file, JSON.stringify(settings)], { cwd: consumer, env: plainEnvironment() }),
  };
}

/** Every runtime that the packages promise to work on. */
export const runtimes: readonly Runtime[] = [
  ...["20", "22", "24", "26"].flatMap((version) => {
    const node = nodePath(version);
    return [
      program(`Node ${version}, import`, node, []),
      program(`Node ${version}, require`, node, [], "run-require.cjs"),
    ];
  }),
  program("Bun", installed("bun", "bin", "bun.exe"), ["run"]),
  program("Deno", installed(".bin", "deno"), ["run", "--allow-net", "--allow-read", "--node-modules-dir=manual"]),
  {
    name: "workerd",
    program: installed("miniflare", "package.json"),
    runSuite: async (consumer, settings) => {
      const bundle = await bundleRunner(consumer, "run-in-worker.mjs");
      await using worker = await startWorker(bundle);
      const response = await fetch(worker.url, { method: "POST", body: JSON.stringify(settings) });
      return await response.text();
    },
  },
  {
    name: "Chromium",
    program: chromium,
    runSuite: async (consumer, settings) => {
      const bundle = await bundleRunner(consumer, "run-in-page.mjs");
      return JSON.stringify(await runInPage(bundle, settings));
    },
  },
];

/** Whether a runtime can be used on this machine. */
export function isInstalled(runtime: Runtime): boolean {
  return existsSync(runtime.program);
}
