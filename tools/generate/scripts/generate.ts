/**
 * Writes every generated file of the repository. `--check` writes nothing, and fails if a committed file is stale. A spec
 * that nothing can be generated from is one sentence.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  generateEndpoints,
  generateExports,
  generateFixtures,
  generateGuesses,
  generateJsonSchemas,
  generateMethods,
  generateOperations,
  generateServers,
  generateTypes,
  parseDocument,
  withGuesses,
  withHeader,
} from "../src/index.ts";

const root = new URL("../../../", import.meta.url);
const [main, auth] = ["openapi.yaml", "environment-auth.yaml"] as const;
const identity = parseDocument(readFileSync(new URL(`spec/${main}`, root), "utf8"));
const environmentAuth = parseDocument(readFileSync(new URL(`spec/${auth}`, root), "utf8"));

const types = "packages/types/src/generated";
const client = "packages/client/src/generated";
const page = "docs/src/content/docs/evidence.md";

/** Each file that is generated, the source that its first line names, and its content. */
async function generated(): Promise<readonly (readonly [file: string, source: string, text: string])[]> {
  const guesses = generateGuesses([identity, environmentAuth]);
  return [
    [`${types}/openapi.ts`, main, await generateTypes(identity)],
    [`${types}/environment-auth.ts`, auth, await generateTypes(environmentAuth)],
    [`${types}/servers.ts`, main, generateServers(identity)],
    [`${types}/endpoints.ts`, main, generateEndpoints(identity)],
    [`${types}/auth-endpoints.ts`, auth, generateEndpoints(environmentAuth, "authEndpoints", "AuthOperationId")],
    [`${types}/operations.ts`, "", generateOperations({ [main]: identity, [auth]: environmentAuth })],
    [`${types}/fixtures.ts`, main, generateFixtures(identity)],
    [`${types}/schemas.json`, main, generateJsonSchemas(identity)],
    [`${client}/operation-methods.ts`, main, generateMethods(identity)],
    [`${client}/exports.ts`, main, generateExports(identity)],
    // A copy of the generator may have no pages.
    ...(existsSync(new URL(page, root))
      ? [[page, main, withGuesses(readFileSync(new URL(page, root), "utf8"), guesses)] as const]
      : []),
  ];
}

const files = await generated().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

const stale = files.flatMap(([name, source, text]) => {
  const file = new URL(name, root);
  const whole = name.endsWith(".ts") ? withHeader(`spec/${source}`, text) : text;
  return existsSync(file) && readFileSync(file, "utf8") === whole ? [] : [{ name, file, whole }];
});
const names = stale.map(({ name }) => name).join(", ");

if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`These files are stale: ${names}. Run: npx -y pnpm@12.21.0 generate`);
    process.exitCode = 1;
  }
} else {
  for (const { file, whole } of stale) {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, whole);
  }
  console.log(stale.length > 0 ? `Wrote ${names}` : "Nothing to write: the generated files are fresh.");
}
