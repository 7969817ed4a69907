import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { PackedPackage } from "./packed-package.ts";

/** Checks licence, origin, and that the package's version and hash are those of the spec it holds. */
export function manifestProblems({ root, manifest }: PackedPackage): string[] {
  const { license, repository, version } = manifest;
  const problems: string[] = [];
  if (license !== "MIT") problems.push(`license is ${license}, not MIT`);
  // Provenance is refused for a package that names another repository.
  if (repository?.url === undefined || repository.directory === undefined) problems.push("repository is incomplete");
  const text = readFileSync(join(root, "package.json"), "utf8");
  if (/workspace:|catalog:|frontegg-identity-source/.test(text)) problems.push("package.json has workspace settings");

  if (manifest.name === "@frontegg-identity/types") {
    const specFile = "dist/openapi.yaml";
    const spec = readFileSync(join(root, specFile), "utf8");
    const { info } = parse(spec) as { info: { version: string } }; // the spec's linter sees to that
    if (info.version !== version) problems.push(`${specFile} has version ${info.version}, the package ${version}`);
    const sha256 = createHash("sha256").update(spec).digest("hex");
    if (manifest.openapi?.sha256 !== sha256) problems.push(`openapi.sha256 is not ${sha256}, that of ${specFile}`);
  }
  return problems;
}
