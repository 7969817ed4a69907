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

  test("brings the manifest and the files of the snapshot", async () => {
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

/** Fields that each release changes, and those that nothing reads where the package is installed. */
const FREE = new Set(["version", "openapi", "devDependencies", "description", "keywords"]);

/** Lists what a release must not change unnoticed: the manifest, and the files with a mark on each that has a source map. */
function contentsOf({ files, manifest }: PackedPackage): string {
  const { scripts = {}, ...fields } = manifest;
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => !FREE.has(field)));
  // The only scripts that run for a user.
  const hooks = Object.entries(scripts).filter(([name]) => name.endsWith("install"));
  const json = JSON.stringify({ ...kept, ...Object.fromEntries(hooks) }, null, 2).replaceAll(
    /("@frontegg-identity\/\w+": "\^)[^"]*/g,
    "$1",
  );
  // A shared module is named after its content, and the first release writes the changelog.
  const names = files
    .filter((file) => !/\.map$|^CHANGELOG\.md$/.test(file))
    .map((file) => file.replace(/shared-[\w-]+\./, "shared-*.") + (files.includes(`${file}.map`) ? " (with map)" : ""));
  return [json, ...new Set(names)].join("\n") + "\n";
}
