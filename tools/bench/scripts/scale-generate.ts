/** Generates from a document into the copies of the packages in a folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
} from "@frontegg-identity/generate";

const [spec = "", folder = ""] = process.argv.slice(2);
const document = parseDocument(readFileSync(spec, "utf8"));
const auth = parseDocument(readFileSync(new URL("../../../spec/environment-auth.yaml", import.meta.url), "utf8"));
const source = "a synthetic spec";
const files = {
  "types/generated/openapi.ts": await generateTypes(document, source),
  "types/generated/servers.ts": generateServers(document, source),
  "types/generated/endpoints.ts": generateEndpoints(document, source),
  "types/generated/operations.ts": generateOperations(
    { "openapi.yaml": document, "environment-auth.yaml": auth },
    source,
  ),
  "types/generated/fixtures.ts": generateFixtures(document, source),
  "types/generated/schemas.json": generateJsonSchemas(document),
  "client/generated/operation-methods.ts": generateMethods(document, source),
  "client/generated/exports.ts": generateExports(document, source),
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
