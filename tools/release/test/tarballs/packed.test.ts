import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageChecks } from "../../src/package-checks.ts";
import { packPackage, publishedPackages, type PackedPackage } from "../../src/published-packages.ts";
import { repository } from "../../src/repository.ts";

/** Ends a program that hangs. */
const LIMIT_MS = 600_000;

const directory = mkdtempSync(join(tmpdir(), "packed-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each(publishedPackages(repository))("$manifest.name", ({ directory: source, manifest }) => {
  let packed: PackedPackage;
  beforeAll(async () => {
    packed = await packPackage(source, join(directory, manifest.name));
  }, LIMIT_MS);

  test("brings the files and dependencies of the snapshot", async () => {
    await expect(contentsOf(packed)).toMatchFileSnapshot(`snapshots/${manifest.name.replace("/", "-")}.txt`);
  });

  test.each(Object.keys(packageChecks))(
    "%s",
    async (name) => {
      expect(await packageChecks[name]?.(packed)).toEqual([]);
    },
    LIMIT_MS,
  );
});

/** Lists what a release must not change unnoticed, with a mark on each file that has a source map. */
function contentsOf({ files, manifest }: PackedPackage): string {
  const { dependencies, optionalDependencies, peerDependencies } = manifest;
  const ranges = Object.entries({ dependencies, optionalDependencies, peerDependencies }).flatMap(([kind, its = {}]) =>
    // The versions of our own packages change with each release.
    Object.entries(its).map(
      ([name, range]) =>
        `${kind}: ${name} ${range.replace(/^\^.*/, (caret) => (name.startsWith("@frontegg-identity/") ? "^" : caret))}`,
    ),
  );
  // Written by the first release, and named after its content.
  const names = files
    .filter((file) => !/\.map$|^CHANGELOG\.md$/.test(file))
    .map((file) => file.replace(/shared-[\w-]+\./, "shared-*.") + (files.includes(`${file}.map`) ? " (with map)" : ""));
  return [...ranges, ...new Set(names)].join("\n") + "\n";
}
