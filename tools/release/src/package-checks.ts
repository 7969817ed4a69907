import type { PackedPackage } from "./packed-package.ts";
import { manifestProblems } from "./manifest-problems.ts";
import { publintProblems } from "./publint-problems.ts";
import { sourceMapProblems } from "./source-map-problems.ts";
import { typeResolutionProblems } from "./type-resolution-problems.ts";

/** Finds what is wrong with a tarball, as sentences. */
export type PackageCheck = (packed: PackedPackage) => string[] | Promise<string[]>;

/** The rules that every published tarball keeps. The tests also compare its files and dependencies with a snapshot. */
export const packageChecks: Readonly<Record<string, PackageCheck>> = {
  "has source maps that resolve": sourceMapProblems,
  "says where it comes from, and the hash of its spec": manifestProblems,
  "satisfies publint": publintProblems,
  "gives TypeScript the right types (attw, every resolution)": typeResolutionProblems,
};
