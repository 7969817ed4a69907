import { createRequire } from "node:module";
import type { PackedPackage } from "./packed-package.ts";
import { run } from "./run.ts";

const attw = createRequire(import.meta.url).resolve("@arethetypeswrong/cli");

/** Asks "Are the types wrong?" whether every resolution mode that can load the package finds its types. */
export async function typeResolutionProblems({ tarball }: PackedPackage): Promise<string[]> {
  const args = [attw, tarball, "--profile", "esm-only", "--format", "ascii", "--no-color", "--no-emoji"];
  try {
    await run(process.execPath, args);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
