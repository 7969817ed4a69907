import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the runtimes, compilers and frameworks are installed. */
export const runtimesDirectory: string = fileURLToPath(new URL("../runtimes", import.meta.url));

/** Where Next.js 14 is installed, beside the React that it takes. */
export const next14Directory: string = join(runtimesDirectory, "next-14");

/** Where the frameworks' projects are: below the frameworks, so that each finds its own without an install. */
export const frameworksDirectory: string = join(runtimesDirectory, ".consumer");

/** Returns the path of a file that is installed there. */
export function installed(...path: readonly string[]): string {
  return join(runtimesDirectory, "node_modules", ...path);
}

/** Returns the path of a release of Node, such as "20". */
export function nodePath(version: string): string {
  return installed(`node-${version}`, "bin", "node");
}

/** Tells whether a test may be left out because its program has no build for this machine. With CI set, none may. */
export function isMissing(program: string): boolean {
  return !existsSync(program) && !process.env["CI"];
}
