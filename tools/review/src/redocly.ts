import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { UnusableInputError } from "@frontegg-identity/canonical";

const program = fileURLToPath(
  new URL("bin/cli.js", `file://${createRequire(import.meta.url).resolve("@redocly/cli/package.json")}`),
);

const houseRules = fileURLToPath(new URL("../../../spec/redocly.yaml", import.meta.url));

/**
 * Runs Redocly's command line and returns what it wrote to stdout. Its configuration is always the one beside this tool:
 * left to itself, Redocly takes one from the working folder, and runs the plugins that it names. In the job that posts
 * the report, that folder is the pull request.
 *
 * @throws {@link UnusableInputError} when it wrote nothing there: then it could not read its input.
 */
export async function redocly(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...args, "--config", houseRules],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      },
      (error, stdout, stderr) => {
        // An exit code of 1 is how it says that it found something.
        if (error && stdout === "") reject(new UnusableInputError(reason(args[0], stderr || error.message)));
        else resolve(stdout);
      },
    );
  });
}

function reason(command: string | undefined, stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !/^[╔║╚]|^validating /.test(line));
  return `redocly ${command} could not read the description: ${said.join(" ").slice(0, 300)}`;
}
