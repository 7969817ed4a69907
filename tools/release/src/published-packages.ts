import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The fields of a package.json that a release looks at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly repository?: { readonly url?: string; readonly directory?: string };
  readonly openapi?: { readonly sha256: string };
}

/** A package of this repository that is published. */
export interface PublishedPackage {
  readonly directory: string;
  readonly manifest: Manifest;
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
