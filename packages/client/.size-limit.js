import { readFileSync } from "node:fs";

/**
 * The most that an import may add to a page, minified and gzipped. The base is what three operations take, and openapi-fetch
 * is 2.2 kB of it: see DESIGN.md, "What the client's bytes buy". Each further operation may add 60 bytes, for its entry in
 * the description and its method's name.
 */
const BYTES_PER_OPERATION = 60;
const endpoints = readFileSync(new URL("../types/src/generated/endpoints.ts", import.meta.url), "utf8");
/** A region adds its name and its server's URL. */
const BYTES_PER_REGION = 40;
const servers = readFileSync(new URL("../types/src/generated/servers.ts", import.meta.url), "utf8");
const regions = servers.match(/^ {2}\w+: "https:/gm)?.length ?? 0;
const operations = endpoints.match(/^ {2}\w+: \{/gm)?.length ?? 0;
const limit = (bytes, perOperation) =>
  `${bytes + perOperation * Math.max(0, operations - 3) + BYTES_PER_REGION * Math.max(0, regions - 4)} B`;

const check = (name, imported, bytes, path = "dist/index.js", perOperation = BYTES_PER_OPERATION) => ({
  name,
  path,
  import: imported,
  gzip: true,
  limit: limit(bytes, perOperation),
  modifyEsbuildConfig: (config) => ({ ...config, platform: "browser", target: "es2022" }),
});

export default [
  check("createClient", "{ createClient }", 9_675),
  check("createClient and environmentToken", "{ createClient, environmentToken }", 11_044),
  // With the description of every operation (texts, schemas, examples), and without the validator, which is a peer (6 kB).
  check("checkResponses", "{ checkResponses }", 12_000, "dist/check-responses.js", 1_500),
];
