import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { configureToInstall } from "./registry.ts";
import { run } from "./run-command.ts";

/** Makes a project that knows nothing of this repository, and installs packages in it as their READMEs say. */
export async function createConsumer(
  directory: string,
  registryUrl: string,
  packages: readonly string[],
): Promise<void> {
  mkdirSync(directory);
  cpSync(new URL("../consumer", import.meta.url), directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), '{ "name": "consumer", "private": true }\n');
  configureToInstall(directory, registryUrl);
  await npm(directory, ["install", ...packages]);
}

/** Runs npm in a project. */
export function npm(directory: string, args: readonly string[]): Promise<string> {
  return run("npm", [...args, "--no-audit", "--no-fund", "--prefer-online", "--loglevel=error"], { cwd: directory });
}
