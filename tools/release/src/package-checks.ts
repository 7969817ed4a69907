import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { parse } from "yaml";
import type { PackedPackage } from "./published-packages.ts";
import { typesPackage } from "./release-plan.ts";

/** Finds what is wrong with a tarball, as sentences. */
export type PackageCheck = (packed: PackedPackage) => string[] | Promise<string[]>;

/** The rules that every published tarball keeps. The tests also compare its manifest and files with a snapshot. */
export const packageChecks: Readonly<Record<string, PackageCheck>> = {
  "has the sources of its source maps": ({ root, files }) => {
    return files.flatMap((file) => {
      if (!file.endsWith(".map")) return [];
      const { sources } = JSON.parse(readFileSync(join(root, file), "utf8")) as { sources: string[] }; // as the format has it
      const missing = sources.filter((source) => !existsSync(join(root, dirname(file), source)));
      return missing.map((source) => `${file}: its source ${source} is not in the package`);
    });
  },

  "says where it comes from, and has no settings of the workspace": ({ root, manifest: { license, repository } }) => {
    const problems: string[] = [];
    if (license !== "MIT") problems.push(`license is ${license}, not MIT`);
    // Provenance is refused for a package that names another repository.
    if (repository?.url === undefined || repository.directory === undefined) problems.push("repository is incomplete");
    const text = readFileSync(join(root, "package.json"), "utf8");
    if (/workspace:|catalog:|frontegg-identity-source/.test(text)) problems.push("package.json has workspace settings");
    return problems;
  },

  "says the version and hash of its spec": ({ root, manifest: { name, version, openapi } }) => {
    if (name !== typesPackage) return [];
    const spec = readFileSync(join(root, "dist/openapi.yaml"), "utf8");
    const { info } = parse(spec) as { info: { version: string } }; // the spec's linter sees to that
    const problems: string[] = [];
    if (info.version !== version) problems.push(`its spec has version ${info.version}, the package ${version}`);
    const sha256 = createHash("sha256").update(spec).digest("hex");
    if (openapi?.sha256 !== sha256) problems.push(`openapi.sha256 is not ${sha256}, that of its spec`);
    return problems;
  },

  "satisfies publint": async ({ tarball, manifest }) => {
    const { messages } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    return messages.map((message) => `${formatMessage(message, manifest, { color: false })}`);
  },

  "gives TypeScript the right types (attw, every resolution)": async ({ tarball, manifest }) => {
    // YAML has no types; its place in the package is checked with the list of files.
    const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))), {
      excludeEntrypoints: ["openapi.yaml"],
    });
    // A program has no types.
    if (checked.types === false) return [];
    // How a package of ES modules isn't resolved: `--profile esm-only` of the same tool.
    const ignored = JSON.stringify(manifest.exports ?? {}).includes('"require"') ? [] : ["node10", "node16-cjs"];
    return checked.problems
      .filter((problem) => !("resolutionKind" in problem && ignored.includes(problem.resolutionKind)))
      .map((problem) => JSON.stringify(problem));
  },
};
