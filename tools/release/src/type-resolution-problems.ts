import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import type { PackedPackage } from "./packed-package.ts";

/** How a package of ES modules isn't resolved: TypeScript's `--profile esm-only` of the same tool. */
const COMMON_JS: readonly string[] = ["node10", "node16-cjs"];

/** Asks "Are the types wrong?" whether every way to resolve the package's entries finds the types that belong to it. */
export async function typeResolutionProblems({ tarball, manifest }: PackedPackage): Promise<string[]> {
  // YAML has no types; its place in the package is checked with the list of files.
  const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))), {
    excludeEntrypoints: ["openapi.yaml"],
  });
  // A program has no types.
  if (checked.types === false) return [];
  const ignored = JSON.stringify(manifest.exports ?? {}).includes('"require"') ? [] : COMMON_JS;
  const counts = (problem: Problem): boolean =>
    !("resolutionKind" in problem && ignored.includes(problem.resolutionKind));
  return checked.problems.filter(counts).map((problem) => JSON.stringify(problem));
}
