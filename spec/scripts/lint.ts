/** Lints both specs in this process, which starts ten times faster than Redocly's command. */
import { formatProblems, getTotals, lintConfig, loadConfig } from "@redocly/openapi-core";
import { lintFile, specFolder } from "./lint-file.ts";

const config = await loadConfig({ configPath: `${specFolder}redocly.yaml` });
try {
  const problems = [
    ...(await lintConfig({ config })),
    ...(await lintFile("openapi.yaml")),
    ...(await lintFile("environment-auth.yaml")),
  ];
  if (problems.length > 0) {
    formatProblems(problems, { totals: getTotals(problems), version: "", cwd: specFolder });
    process.exitCode = 1;
  }
} catch (error) {
  // Redocly throws for YAML that it can't read, and for a reference that leads to itself.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
