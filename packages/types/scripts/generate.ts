/**
 * Generates `src/generated/` from the spec. `--check` writes nothing and fails when a committed file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  generateEndpoints,
  generateServers,
  generateTypes,
  parseDocument,
  type OpenApiDocument,
} from "@frontegg-identity/generate";

const output = new URL("../src/generated/", import.meta.url);

function readSpec(name: string): OpenApiDocument {
  return parseDocument(readFileSync(new URL(`../../../spec/${name}`, import.meta.url), "utf8"));
}

const identity = readSpec("openapi.yaml");
const environmentAuth = readSpec("environment-auth.yaml");

const modules: Record<string, string> = {
  "openapi.ts": await generateTypes(identity, "spec/openapi.yaml"),
  "servers.ts": generateServers(identity, "spec/openapi.yaml"),
  "endpoints.ts": generateEndpoints(identity, "spec/openapi.yaml"),
  "environment-auth.ts": await generateTypes(environmentAuth, "spec/environment-auth.yaml"),
};

function committed(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, output), "utf8");
  } catch {
    return undefined;
  }
}

const stale = Object.keys(modules).filter((name) => modules[name] !== committed(name));

if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`Stale: packages/types/src/generated/{${stale.join(",")}}. Run: npx -y pnpm@12.21.0 generate`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(output, { recursive: true });
  for (const name of stale) writeFileSync(new URL(name, output), modules[name] ?? "");
  console.log(stale.length > 0 ? `Wrote ${stale.join(", ")}` : "Nothing to write: the generated files are fresh.");
}
