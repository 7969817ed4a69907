export { packageChecks } from "./package-checks.ts";
export { packPackage, unpack } from "./packed-package.ts";
export { publishedPackages, readManifest } from "./published-packages.ts";
export { repository } from "./repository.ts";

export type { PackageCheck } from "./package-checks.ts";
export type { PackedPackage } from "./packed-package.ts";
export type { Manifest, PublishedPackage } from "./published-packages.ts";
