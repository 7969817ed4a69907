import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { OURS } from "./contenders.ts";
import type { EnlargedRepository } from "./enlarged-repository.ts";
import { peerFile } from "./generated-peers.ts";

export interface Size {
  readonly name: string;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
}

const methods = "getUser, updateUser, unenrollUserMfa";

/** What each contender's users import, by its name. */
const entries: Readonly<Record<string, string>> = {
  [OURS]: `export { createClient, environmentToken } from "${OURS}";`,
  [`${OURS}, without environmentToken`]: `export { createClient } from "${OURS}";`,
  [`${OURS}, types only`]: `import type { User } from "${OURS}"; export type Mine = User;`,
  "openapi-fetch": `export { default } from "openapi-fetch";`,
  ofetch: `export { ofetch } from "ofetch";`,
  ky: `export { default } from "ky";`,
  "hey-api, generated": `export { ${methods} } from "${peerFile("hey-api", "index.ts")}";`,
  "redocly, generated": `export { ${methods} } from "${peerFile("redocly", "index.ts")}";`,
  "axios + axios-retry": `export { default } from "axios"; export { default as axiosRetry } from "axios-retry";`,
  "@frontegg/client, HttpClient": `export { HttpClient, FronteggAuthenticator } from "@frontegg/client";`,
};

/** Measures every import that can be bundled here, and that of our client with the operations of a larger repository. */
export async function sizes({ folder, calls }: EnlargedRepository): Promise<Size[]> {
  const here = fileURLToPath(new URL("..", import.meta.url));
  const larger = sizeOf(`${OURS}, ${calls.length} operations`, entries[OURS]!, folder);
  return Promise.all([...Object.entries(entries).map(([name, code]) => sizeOf(name, code, here)), larger]);
}

/** Bundles, minifies and compresses what an import brings from the packages of a folder, as a front end's build would. */
async function sizeOf(name: string, code: string, folder: string): Promise<Size> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: "ts", resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // @frontegg/client needs Node's own modules.
    platform: name.startsWith("@frontegg/client") ? "node" : "browser",
    external: ["ioredis", "redis"],
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  const { contents } = outputFiles[0]!; // one entry is one file
  const gzipBytes = contents.length === 0 ? 0 : gzipSync(contents, { level: 9 }).length;
  return { name, minifiedBytes: contents.length, gzipBytes };
}
