import type { PackedPackage } from "./packed-package.ts";

/** Files that a package has besides `dist` and `src`. */
const always = ["LICENSE", "README.md", "package.json"];

/** Files of `dist` that come from no source file. */
const copied: Readonly<Record<string, readonly string[]>> = {
  "@frontegg-identity/mock": ["dist/environment-auth.yaml", "dist/openapi.yaml"],
  "@frontegg-identity/types": ["dist/openapi.json", "dist/openapi.yaml"],
};

/**
 * Compares the files of a tarball with what its sources build to. The list follows from the sources, so that a new
 * module needs no edit here, and what a deleted one left in `dist` is found.
 */
export function fileListProblems({ files, manifest }: PackedPackage): string[] {
  const sources = files.filter((file) => file.startsWith("src/"));
  const expected = new Set([
    ...always,
    // Written by the first release.
    ...(manifest.version === "0.0.0" ? [] : ["CHANGELOG.md"]),
    ...sources,
    ...sources.flatMap(builtFiles),
    ...(copied[manifest.name] ?? []),
  ]);
  const found = new Set(files);
  return [
    ...sources.filter((file) => !/^src\/[\w/-]+\.ts$/.test(file)).map((file) => `${file}: not a source module`),
    ...[...expected].filter((file) => !found.has(file)).map((file) => `${file}: missing`),
    ...files.filter((file) => !expected.has(file)).map((file) => `${file}: not expected`),
  ];
}

function builtFiles(source: string): string[] {
  const built = source.replace(/^src\//, "dist/").replace(/\.ts$/, "");
  return [`${built}.js`, `${built}.js.map`, `${built}.d.ts`, `${built}.d.ts.map`];
}
