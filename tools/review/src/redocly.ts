import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(
  new URL("bin/cli.js", `file://${createRequire(import.meta.url).resolve("@redocly/cli/package.json")}`),
);

/**
 * Runs Redocly's command line and returns what it wrote to stdout.
 *
 * @throws when it wrote nothing there: then it failed before it had a result, and stderr says why.
 */
export async function redocly(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, ...args],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      },
      (error, stdout, stderr) => {
        // An exit code of 1 is how it says that it found something.
        if (error && stdout === "") reject(new Error(`redocly ${args[0]} failed: ${stderr.trim() || error.message}`));
        else resolve(stdout);
      },
    );
  });
}
