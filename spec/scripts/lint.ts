/** Lints both specs in this process, which starts ten times faster than Redocly's command. */
import { formatProblems, getTotals, lintConfig, loadConfig } from "@redocly/openapi-core";
import { lintFile, specFolder } from "./lint-description.ts";

const config = await loadConfig({ configPath: `${specFolder}redocly.yaml` });
const problems = [
  ...(await lintConfig({ config })),
  ...(await lintFile("openapi.yaml")),
  ...(await lintFile("environment-auth.yaml")),
];
if (problems.length > 0) {
  formatProblems(problems, { totals: getTotals(problems), version: "", cwd: specFolder });
  process.exitCode = 1;
}
