import type { PackedPackage } from "./packed-package.ts";
import { dependencyProblems } from "./dependency-problems.ts";
import { fileListProblems } from "./file-list-problems.ts";
import { manifestProblems } from "./manifest-problems.ts";
import { publintProblems } from "./publint-problems.ts";
import { sourceMapProblems } from "./source-map-problems.ts";
import { typeResolutionProblems } from "./type-resolution-problems.ts";

/** Finds what is wrong with a tarball, in words; nothing when all is well. */
export type PackageCheck = (packed: PackedPackage) => string[] | Promise<string[]>;

/** What must hold of every published tarball. */
export const packageChecks: Readonly<Record<string, PackageCheck>> = {
  "has dist, the sources, README, LICENSE, CHANGELOG and nothing else": fileListProblems,
  "has source maps that resolve": sourceMapProblems,
  "depends on nothing beyond what is listed": dependencyProblems,
  "says where it comes from, and the hash of its spec": manifestProblems,
  "satisfies publint": publintProblems,
  "gives TypeScript the right types (attw, every resolution)": typeResolutionProblems,
};
