import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const specFolder: string = fileURLToPath(new URL("..", import.meta.url));

const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");

export interface Problem {
  ruleId: string;
  message: string;
}

/** Lints one file, or one API named in redocly.yaml, by the command that `lint:spec` runs, with the same configuration. */
export function lint(api: string): Promise<Problem[]> {
  const args = [redocly, "lint", api, "--config", join(specFolder, "redocly.yaml"), "--format", "json"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: specFolder, env }, (_error, stdout, stderr) => {
      try {
        const report: { problems: Problem[] } = JSON.parse(stdout);
        resolve(report.problems);
      } catch (cause) {
        reject(new Error(`redocly gave no report on ${api}: ${stderr}`, { cause }));
      }
    });
  });
}
