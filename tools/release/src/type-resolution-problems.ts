import { createRequire } from "node:module";
import type { PackedPackage } from "./packed-package.ts";
import { run } from "./run.ts";

const attw = createRequire(import.meta.url)
  .resolve("@arethetypeswrong/cli/package.json")
  .replace("package.json", "dist/index.js");

/** Asks "Are the types wrong?" whether every way to resolve the package's entries finds the types that belong to it. */
export async function typeResolutionProblems({ tarball, manifest }: PackedPackage): Promise<string[]> {
  const format = ["--format", "ascii", "--no-color", "--no-emoji"];
  // YAML has no types; its place in the package is checked with the list of files.
  const isModule = !JSON.stringify(manifest.exports ?? {}).includes('"require"');
  const profile = isModule ? ["--profile", "esm-only"] : [];
  const args = [attw, tarball, "--exclude-entrypoints", "openapi.yaml", ...profile, ...format];
  try {
    await run(process.execPath, args);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
