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

const here = { cwd: repository, stdio: "inherit" } as const;
await execa("pnpm", ["exec", "changeset", "version", ...process.argv.slice(2)], here);
// The first such line of a spec is that of `info`. A test holds it to the version of the types.
setVersion("spec/openapi.yaml", /(?<=^ {2}version: ).*/m, "types");
setVersion("spec/environment-auth.yaml", /(?<=^ {2}version: ).*/m, "types");
setVersion("packages/client/src/version.ts", /(?<=")[^"]*/, "client");
await execa("pnpm", ["run", "generate"], here);

/** Writes the version of a package into a file that people wrote, and leaves the rest of it as it is. */
function setVersion(name: string, place: RegExp, packageName: string): void {
  const file = join(repository, name);
  const { version } = readManifest(join(repository, "packages", packageName));
  writeFileSync(file, readFileSync(file, "utf8").replace(place, version));
  console.log(`${name}: version ${version}`);
}
