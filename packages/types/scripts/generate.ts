/**
 * Generates `src/generated/` from the spec, and records the spec's hash in package.json. `--check` writes nothing and
 * fails when a committed file is stale.
 *
 * The hash is written here and not when a version is made, so that there is one command after an edit of the spec and
 * one check that it was run: whoever reads package.json, at any commit, finds the spec that the types were made from.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  generateEndpoints,
  generateFixtures,
  generateJsonSchemas,
  generateServers,
  generateTypes,
  parseDocument,
  type OpenApiDocument,
} from "@frontegg-identity/generate";

const root = new URL("../", import.meta.url);

function specText(name: string): string {
  return readFileSync(new URL(`../../spec/${name}`, root), "utf8");
}

function readSpec(name: string): OpenApiDocument {
  return parseDocument(specText(name));
}

/** The manifest, with the hash of the spec that is published in this package. */
function manifest(): string {
  const fields = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  const sha256 = createHash("sha256").update(specText("openapi.yaml")).digest("hex");
  return `${JSON.stringify({ ...fields, openapi: { sha256 } }, null, 2)}\n`;
}

const identity = readSpec("openapi.yaml");
const environmentAuth = readSpec("environment-auth.yaml");

const files: Record<string, string> = {
  "package.json": manifest(),
  "src/generated/openapi.ts": await generateTypes(identity, "spec/openapi.yaml"),
  "src/generated/servers.ts": generateServers(identity, "spec/openapi.yaml"),
  "src/generated/endpoints.ts": generateEndpoints(identity, "spec/openapi.yaml"),
  "src/generated/fixtures.ts": generateFixtures(identity, "spec/openapi.yaml"),
  "src/generated/schemas.json": generateJsonSchemas(identity),
  "src/generated/environment-auth.ts": await generateTypes(environmentAuth, "spec/environment-auth.yaml"),
};

function committed(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, root), "utf8");
  } catch {
    return undefined;
  }
}

const stale = Object.keys(files).filter((name) => files[name] !== committed(name));

if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`Stale in packages/types: ${stale.join(", ")}. Run: npx -y pnpm@12.21.0 generate`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(new URL("src/generated/", root), { recursive: true });
  for (const name of stale) writeFileSync(new URL(name, root), files[name] ?? "");
  console.log(stale.length > 0 ? `Wrote ${stale.join(", ")}` : "Nothing to write: the generated files are fresh.");
}
