import type { PackedPackage } from "./packed-package.ts";
import type { Manifest } from "./published-packages.ts";

/** Files that a package has besides `dist` and `src`. */
const always = ["LICENSE", "README.md", "package.json"];

/** Files that are no module and come from no module. */
const others: Readonly<Record<string, readonly string[]>> = {
  // One file for each entry, and what they share.
  "openapi-review": [
    "dist/index.js",
    "dist/index.d.ts",
    "dist/cli.js",
    "dist/cli.d.ts",
    "dist/shared-package.js",
    "dist/shared-review.js",
  ],
  "@frontegg-identity/types": ["dist/openapi.json", "dist/openapi.yaml", "src/generated/schemas.json"],
};

/**
 * Compares the files of a tarball with what its sources build to. The list follows from the sources and the manifest, so
 * that a new module needs no edit here, and what a deleted one left in `dist` is found.
 */
export function fileListProblems({ files, manifest }: PackedPackage): string[] {
  const listed = [
    ...always,
    // Written by the first release.
    ...(manifest.version === "0.0.0" ? [] : ["CHANGELOG.md"]),
    ...(others[manifest.name] ?? []),
  ];
  const sources = files.filter((file) => file.startsWith("src/") && !listed.includes(file));
  // A module of types has no JavaScript, and what only the package itself uses needs no declarations.
  const built = sources.map((file) => file.replace(/^src\//, "dist/").replace(/\.ts$/, ""));
  const modules = built.flatMap((name) => [`${name}.js`, `${name}.d.ts`]);
  // CommonJS is one file for each entry, and one of the declarations that entries share.
  const commonJs = files.filter((file) => file.startsWith("dist/shared-") || entries(manifest).includes(file));
  const expected = new Set([
    ...listed,
    ...sources,
    ...[...modules, ...commonJs].flatMap((file) => [file, `${file}.map`]),
  ]);
  const found = new Set(files);
  return [
    ...sources.filter((file) => !/^src\/[\w/-]+\.ts$/.test(file)).map((file) => `${file}: not a source module`),
    ...[...listed, ...entries(manifest)].filter((file) => !found.has(file)).map((file) => `${file}: missing`),
    ...built
      .filter((name) => !found.has(`${name}.js`) && !found.has(`${name}.d.ts`))
      .map((name) => `${name}: not built`),
    ...files.filter((file) => !expected.has(file)).map((file) => `${file}: not expected`),
  ];
}

/** The files that `exports` names. */
function entries({ exports }: Manifest): string[] {
  return [...JSON.stringify(exports ?? {}).matchAll(/"\.\/([^"]+\.c?[jt]s)"/g)].map(([, file = ""]) => file);
}
