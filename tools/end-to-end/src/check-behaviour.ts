import { existsSync } from "node:fs";
import { run } from "@frontegg-identity/release";
import type { Report } from "./report.ts";
import { nodePath } from "./installed.ts";
import { isInstalled, runtimes, type Runtime, type SuiteSettings } from "./runtimes.ts";
import { twoAtATime } from "./two-at-a-time.ts";

const behaviour = "Behaviour, from the installed package";

/** What came of a rule of the suite. */
interface RuleOutcome {
  readonly rule: string;
  readonly problem?: string;
}

/** Runs the behaviour suite in every runtime. */
export async function checkBehaviour(
  report: Report,
  consumer: string,
  settings: SuiteSettings,
  { table = behaviour, where = runtimes }: { readonly table?: string; readonly where?: readonly Runtime[] } = {},
): Promise<void> {
  const results = await twoAtATime(where, async (runtime) => {
    if (!isInstalled(runtime)) return undefined;
    try {
      return await ruleOutcomes(runtime, consumer, settings);
    } catch (error) {
      return [{ rule: "the package loads", problem: String(error) }];
    }
  });
  for (const [index, { name }] of where.entries()) {
    const outcomes = results[index];
    if (outcomes === undefined) report.skip(table, name, "the package loads", "it is not installed");
    for (const { rule, problem } of outcomes ?? [])
      report.add(table, name, rule, problem === undefined ? [] : [problem]);
  }
}

/** Loads the package as both module formats in one process: two copies, whose errors know each other. */
export async function checkBothFormats(report: Report, consumer: string): Promise<void> {
  for (const version of ["20", "26"]) {
    const node = nodePath(version);
    if (!existsSync(node)) {
      report.skip(behaviour, `Node ${version}, both`, "the package loads", "it is not installed");
      continue;
    }
    await report.run(behaviour, `Node ${version}, both`, "errors of one format are known to the other", async () => {
      // As both-formats.mjs prints it.
      const found = JSON.parse(await run(node, ["both-formats.mjs"], { cwd: consumer })) as Record<string, boolean>;
      return Object.keys(found).filter((statement) => !found[statement]);
    });
  }
}

async function ruleOutcomes(runtime: Runtime, consumer: string, settings: SuiteSettings): Promise<RuleOutcome[]> {
  const output = await runtime.runSuite(consumer, settings);
  const outcomes = JSON.parse(output.trim().split("\n").at(-1) ?? "") as RuleOutcome[]; // as behaviour-suite.mjs gives them
  if (outcomes.length === 0) throw new Error("the suite ran no rule");
  return [{ rule: "the package loads" }, ...outcomes];
}
