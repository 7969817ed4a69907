import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "@frontegg-identity/package-checks";
import { bundleRunner } from "./bundle-runner.ts";
import { chromium } from "./chromium.ts";
import { runInChromium } from "./run-in-chromium.ts";

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

/** Where the runtimes and compilers are installed. */
export const runtimesDirectory: string = fileURLToPath(new URL("../runtimes", import.meta.url));

const installed = (...path: string[]): string => join(runtimesDirectory, "node_modules", ...path);

/** Where a release of Node is, if it is installed. */
export function nodePath(version: string): string {
  return installed(`node-${version}`, "bin", "node");
}

/** A program that takes a file and its argument, and loads packages from `node_modules`. */
function program(name: string, path: string, args: readonly string[], file = "run-import.mjs"): Runtime {
  return {
    name,
    program: path,
    runSuite: (consumer, settings) =>
      run(path, [...args, file, JSON.stringify(settings)], { cwd: consumer, env: plainEnvironment }),
  };
}

/** Nothing of pnpm's or of this process's own settings reaches the program. */
const plainEnvironment = { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1" };

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
      return run(process.execPath, [join(runtimesDirectory, "run-workerd.mjs"), bundle, JSON.stringify(settings)]);
    },
  },
  {
    name: "Chromium",
    program: chromium,
    runSuite: async (consumer, settings) => {
      const bundle = await bundleRunner(consumer, "run-in-page.mjs");
      return JSON.stringify(await runInChromium(chromium, bundle, settings));
    },
  },
];

/** Whether a runtime can be used on this machine. */
export function isInstalled(runtime: Runtime): boolean {
  return existsSync(runtime.program);
}

/** Installs the registry, the runtimes and the compilers: an install of its own, since nothing else here needs them. */
export async function installRuntimes(): Promise<void> {
  await run("pnpm", ["install", "--frozen-lockfile"], { cwd: runtimesDirectory, timeoutMs: 300_000 });
}
