/**
 * Writes every generated file of the repository. `--check` writes nothing, and fails if a committed file is stale. A spec
 * that nothing can be generated from is one sentence.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  generateEndpoints,
  generateExports,
  generateFixtures,
  generateJsonSchemas,
  generateMethods,
  generateOperations,
  generateServers,
  generateTypes,
  parseDocument,
} from "../src/index.ts";

const root = new URL("../../../", import.meta.url);
const [main, auth] = ["openapi.yaml", "environment-auth.yaml"] as const;
const identity = parseDocument(readFileSync(new URL(`spec/${main}`, root), "utf8"));
const environmentAuth = parseDocument(readFileSync(new URL(`spec/${auth}`, root), "utf8"));
const authNames = { constant: "authEndpoints", type: "AuthOperationId" };

const types = "packages/types/src/generated";
const client = "packages/client/src/generated";

async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    [`${types}/openapi.ts`]: await generateTypes(identity, `spec/${main}`),
    [`${types}/environment-auth.ts`]: await generateTypes(environmentAuth, `spec/${auth}`),
    [`${types}/servers.ts`]: generateServers(identity, `spec/${main}`),
    [`${types}/endpoints.ts`]: generateEndpoints(identity, `spec/${main}`),
    [`${types}/auth-endpoints.ts`]: generateEndpoints(environmentAuth, `spec/${auth}`, authNames),
    [`${types}/operations.ts`]: generateOperations({ [main]: identity, [auth]: environmentAuth }, "spec/"),
    [`${types}/fixtures.ts`]: generateFixtures(identity, `spec/${main}`),
    [`${types}/schemas.json`]: generateJsonSchemas(identity),
    [`${client}/operation-methods.ts`]: generateMethods(identity, `spec/${main}`),
    [`${client}/exports.ts`]: generateExports(identity, `spec/${main}`),
  };
}

const files = await generated().catch((error: unknown): Record<string, string> => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

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
    console.error(`These files are stale: ${stale.join(", ")}. Run: npx -y pnpm@12.21.0 generate`);
    process.exitCode = 1;
  }
} else {
  for (const name of stale) {
    mkdirSync(new URL(".", new URL(name, root)), { recursive: true });
    writeFileSync(new URL(name, root), files[name] ?? "");
  }
  console.log(stale.length > 0 ? `Wrote ${stale.join(", ")}` : "Nothing to write: the generated files are fresh.");
}
