/**
 * Turns the pending changesets into versions and changelogs, and brings the specs in line: the version of
 * `@frontegg-identity/types` is the version of the spec. `generate` then records the hash of the spec with that version.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { repository, typesVersion } from "./repository.ts";
import { withSpecVersion } from "./with-spec-version.ts";

const here = { cwd: repository, stdio: "inherit" } as const;
await execa("pnpm", ["exec", "changeset", "version", ...process.argv.slice(2)], here);

const version = typesVersion();
for (const name of ["openapi.yaml", "environment-auth.yaml"]) {
  const file = join(repository, "spec", name);
  writeFileSync(file, withSpecVersion(readFileSync(file, "utf8"), version));
}
console.log(`spec/*.yaml: version ${version}`);
await execa("pnpm", ["run", "generate"], here);
