import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageChecks } from "../../src/package-checks.ts";
import { packPackage, type PackedPackage } from "../../src/packed-package.ts";
import { publishedPackages } from "../../src/published-packages.ts";
import { repository } from "../../src/repository.ts";

/** Other programs are started, and a busy machine takes its time. */
const LIMIT_MS = 60_000;

const directory = mkdtempSync(join(tmpdir(), "packed-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("the command line, the client, the mock, the types and openapi-review are published", () => {
  const names = publishedPackages(repository).map(({ manifest }) => manifest.name);
  expect(names).toEqual([
    ...["cli", "client", "mock", "types"].map((name) => `@frontegg-identity/${name}`),
    "openapi-review",
  ]);
});

describe.each(publishedPackages(repository))("$manifest.name", ({ directory: source, manifest }) => {
  let packed: PackedPackage;
  beforeAll(async () => {
    packed = await packPackage(source, join(directory, manifest.name));
  }, LIMIT_MS);

  test.each(Object.keys(packageChecks))(
    "%s",
    async (name) => {
      expect(await packageChecks[name]?.(packed)).toEqual([]);
    },
    LIMIT_MS,
  );
});
