import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UnusableInputError } from "openapi-review/core";

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
  return new Promise((done, reject) => {
    execFile(
      process.execPath,
      [program, ...args, "--config", houseRules],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      },
      (error, stdout, stderr) => {
        // An exit code of 1 is how it says that it found something.
        if (error && stdout === "") reject(new UnusableInputError(reason(args, stderr || error.message)));
        else done(stdout);
      },
    );
  });
}

/** In one sentence, and without the folder of the file, which may be a temporary one. */
function reason([command, file = ""]: readonly string[], stderr: string): string {
  const folder = dirname(resolve(file));
  const [, place, missing] = /^\[1\] \S* at (\S+)[^]*?no such file or directory '(.*)'/m.exec(stderr) ?? [];
  if (missing) return `${basename(file)}: ${place} refers to ${relative(folder, missing)}, and there is no such file.`;
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !/^[╔║╚]|^(?:validating|bundling) /.test(line));
  const text = said.join(" ").replaceAll(`${folder}/`, "");
  return `redocly ${command} could not read the description: ${text.slice(0, 300)}`;
}
