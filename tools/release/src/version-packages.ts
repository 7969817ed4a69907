/**
 * Turns the pending changesets into versions and changelogs, and brings the specs and the client in line. The version of
 * `@frontegg-identity/types` is the version of the spec, and the client sends its own version in `user-agent`. `generate`
 * then writes what follows from the spec.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { readManifest } from "./published-packages.ts";
import { repository } from "./repository.ts";
import { withSpecVersion } from "./with-spec-version.ts";

const here = { cwd: repository, stdio: "inherit" } as const;
await execa("pnpm", ["exec", "changeset", "version", ...process.argv.slice(2)], here);

const { version } = readManifest(join(repository, "packages/types"));
for (const name of ["openapi.yaml", "environment-auth.yaml"]) {
  const file = join(repository, "spec", name);
  writeFileSync(file, withSpecVersion(readFileSync(file, "utf8"), version));
}
console.log(`spec/*.yaml: version ${version}`);

const { version: clientVersion } = readManifest(join(repository, "packages/client"));
const versionFile = join(repository, "packages/client/src/version.ts");
writeFileSync(versionFile, readFileSync(versionFile, "utf8").replace(/"[^"]*"/, JSON.stringify(clientVersion)));
await execa("pnpm", ["run", "generate"], here);
