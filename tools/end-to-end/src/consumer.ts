import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "@frontegg-identity/release";
import type { Registry } from "./registry.ts";

const template = fileURLToPath(new URL("../consumer", import.meta.url));

/** Makes a project that knows nothing of this repository and installs packages in it, as its README says. */
export async function createConsumer(
  directory: string,
  registry: Registry,
  packages: readonly string[],
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  cpSync(template, directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), '{ "name": "consumer", "private": true }\n');
  registry.configure(directory);
  await npm(directory, ["install", ...packages]);
}

/** Runs npm in a project. */
export function npm(directory: string, args: readonly string[]): Promise<string> {
  return run("npm", [...args, "--no-audit", "--no-fund", "--prefer-online", "--loglevel=error"], { cwd: directory });
}
