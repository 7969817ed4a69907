import { mkdirSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { readManifest, type Manifest } from "./published-packages.ts";
import { execa } from "execa";

/** A tarball as npm would install it. */
export interface PackedPackage {
  readonly tarball: string;
  /** Where it is unpacked. */
  readonly root: string;
  readonly manifest: Manifest;
  /** Every file, relative to `root`, in order, with `/`. */
  readonly files: readonly string[];
}

/** Packs a workspace package as a release does: pnpm fills in versions of `workspace:` and `catalog:`. */
export async function packPackage(directory: string, destination: string): Promise<PackedPackage> {
  mkdirSync(destination, { recursive: true });
  const tarball = join(destination, "package.tgz");
  await execa("pnpm", ["pack", "--out", tarball], { cwd: directory });
  return unpack(tarball, join(destination, "unpacked"));
}

/** Unpacks a tarball. */
export async function unpack(tarball: string, destination: string): Promise<PackedPackage> {
  mkdirSync(destination, { recursive: true });
  await execa("tar", ["-xzf", tarball, "-C", destination]);
  const root = join(destination, "package");
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
  return { tarball, root, manifest: readManifest(root), files };
}
