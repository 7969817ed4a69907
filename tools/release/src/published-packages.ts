import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackageJSON } from "@changesets/types";
import { execa } from "execa";

/** The fields of a package.json that a release looks at. */
export interface Manifest extends PackageJSON {
  readonly exports?: unknown;
  readonly license?: string;
  readonly repository?: { readonly url?: string; readonly directory?: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly openapi?: { readonly sha256: string };
}

/** A package of this repository that is published. */
export interface PublishedPackage {
  readonly directory: string;
  readonly manifest: Manifest;
}

/** A tarball as npm would install it. */
export interface PackedPackage {
  readonly tarball: string;
  /** Where it is unpacked. */
  readonly root: string;
  readonly manifest: Manifest;
  /** Every file, relative to `root`, in order, with `/`. */
  readonly files: readonly string[];
}

/** Finds what is published: each directory of `packages/` whose manifest isn't private, by name. */
export function publishedPackages(repository: string): PublishedPackage[] {
  return readdirSync(join(repository, "packages"))
    .map((name) => join(repository, "packages", name))
    .map((directory) => ({ directory, manifest: readManifest(directory) }))
    .filter(({ manifest }) => manifest.private !== true)
    .toSorted((one, other) => one.manifest.name.localeCompare(other.manifest.name));
}

/** Reads the package.json of a directory. */
export function readManifest(directory: string): Manifest {
  // Written by us or by pnpm, and read back only as far as the checks look.
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
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
  const { stdout } = await execa("tar", ["-tzf", tarball]);
  const files = stdout.split("\n").map((file) => file.replace("package/", ""));
  return { tarball, root, manifest: readManifest(root), files: files.toSorted() };
}
