import { fileURLToPath } from "node:url";
import { lint, lintFromString, loadConfig, type Config } from "@redocly/openapi-core";

/** A problem that a rule reports. */
export type Problem = Awaited<ReturnType<typeof lint>>[number];

/** The folder of the specs and of redocly.yaml, with a slash at its end. */
export const specFolder: string = fileURLToPath(new URL("..", import.meta.url));

const config: Promise<Config> = loadConfig({ configPath: `${specFolder}redocly.yaml` });

/** Lints one file of the spec folder by the rules in redocly.yaml. */
export async function lintFile(file: string): Promise<Problem[]> {
  return lint({ ref: specFolder + file, config: await config });
}

/** Lints the text of an OpenAPI description by the rules in redocly.yaml. */
export async function lintText(source: string): Promise<Problem[]> {
  return lintFromString({ source, config: await config });
}
