export { packageChecks } from "./package-checks.ts";
export { packPackage, publishedPackages, readManifest, unpack } from "./published-packages.ts";
export { repository } from "./repository.ts";

export type { PackageCheck } from "./package-checks.ts";
export type { Manifest, PackedPackage, PublishedPackage } from "./published-packages.ts";
