import { bundleRunner } from "./bundle-runner.ts";
import { chromium } from "./chromium.ts";
import { installed, nodePath } from "./installed.ts";
import { runInPage } from "./run-in-page.ts";
import { run } from "./run-command.ts";
import { plainEnvironment } from "./start-server.ts";
import { startWorker } from "./workerd.ts";

/** Says whether a rule holds. */
export interface RuleOutcome {
  readonly rule: string;
  readonly problem?: string;
}

/** A way to run the consumer's rules. */
export interface Runtime {
  readonly name: string;
  /** The program, which may have no build for this machine. */
  readonly program: string;
  /** `settings` are what `run-rules.mjs` takes, as JSON. */
  readonly runRules: (consumer: string, settings: object) => Promise<readonly RuleOutcome[]>;
}

/** A program that takes a file and its argument, and loads packages from `node_modules`. */
function command(name: string, program: string, args: readonly string[], file = "run-import.mjs"): Runtime {
  return {
    name,
    program,
    runRules: async (consumer, settings) => {
      const env = plainEnvironment();
      // As run-rules.mjs returns them.
      return JSON.parse(await run(program, [...args, file, JSON.stringify(settings)], { cwd: consumer, env }));
    },
  };
}

/** Every runtime that the packages promise to work on. */
export const runtimes: readonly Runtime[] = [
  ...["20", "22", "24", "26"].flatMap((version) => [
    command(`Node ${version}, import`, nodePath(version), []),
    command(`Node ${version}, require`, nodePath(version), [], "run-require.cjs"),
  ]),
  command("Bun", installed("bun", "bin", "bun.exe"), ["run"]),
  command("Deno", installed(".bin", "deno"), ["run", "--allow-net", "--allow-read", "--node-modules-dir=manual"]),
  {
    name: "workerd",
    program: installed("miniflare", "package.json"),
    runRules: async (consumer, settings) => {
      await using worker = await startWorker(await bundleRunner(consumer, "run-in-worker.mjs"));
      const response = await fetch(worker.url, { method: "POST", body: JSON.stringify(settings) });
      return (await response.json()) as readonly RuleOutcome[];
    },
  },
  {
    name: "Chromium",
    program: chromium,
    runRules: async (consumer, settings) => {
      const bundle = await bundleRunner(consumer, "run-in-page.mjs");
      return (await runInPage(bundle, settings)) as readonly RuleOutcome[];
    },
  },
];
