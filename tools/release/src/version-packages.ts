/**
 * Turns the pending changesets into versions and changelogs, and brings the specs in line: the version of
 * `@frontegg-identity/types` is the version of the spec. `generate` then records the hash of the spec with that version.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./published-packages.ts";
import { repository } from "./repository.ts";
import { run } from "./run.ts";
import { withSpecVersion } from "./with-spec-version.ts";

console.log(await run("pnpm", ["exec", "changeset", "version", ...process.argv.slice(2)], { cwd: repository }));

const { version } = readManifest(join(repository, "packages/types"));
for (const name of ["openapi.yaml", "environment-auth.yaml"]) {
  const file = join(repository, "spec", name);
  writeFileSync(file, withSpecVersion(readFileSync(file, "utf8"), version));
}
console.log(`spec/*.yaml: version ${version}`);
console.log(await run("pnpm", ["run", "generate"], { cwd: repository }));
