import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "@frontegg-identity/release";

/** Where the runtimes and compilers are installed. */
export const runtimesDirectory: string = fileURLToPath(new URL("../runtimes", import.meta.url));

/** The path of a file that is installed there. */
export function installed(...path: readonly string[]): string {
  return join(runtimesDirectory, "node_modules", ...path);
}

/** The path of a release of Node, such as "20". */
export function nodePath(version: string): string {
  return installed(`node-${version}`, "bin", "node");
}

/** Installs the registry, the runtimes and the compilers: an install of its own, since nothing else here needs them. */
export async function installRuntimes(): Promise<void> {
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: runtimesDirectory });
}
