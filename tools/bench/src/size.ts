import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generatedFolder } from "./generated-peers.ts";

export interface Size {
  readonly name: string;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
}

/** What each contender's users import. */
const entries: Record<string, string> = {
  "@frontegg-identity/client": `export { createClient } from "@frontegg-identity/client";`,
  "@frontegg-identity/client, environmentToken": `export { createClient, environmentToken } from "@frontegg-identity/client";`,
  "@frontegg-identity/client, types only": `import type { User, FronteggClient } from "@frontegg-identity/client";
    export type Both = [User, FronteggClient];`,
  "openapi-fetch": `export { default } from "openapi-fetch";`,
  ofetch: `export { ofetch } from "ofetch";`,
  ky: `export { default } from "ky";`,
  "hey-api, generated": `export { getUser, updateUser, unenrollUserMfa } from "${generatedFolder("hey-api")}/index.ts";`,
  "redocly, generated": `export { getUser, updateUser, unenrollUserMfa } from "${generatedFolder("redocly")}/index.ts";`,
  axios: `export { default } from "axios";`,
  "@frontegg/client": `export { HttpClient, FronteggAuthenticator } from "@frontegg/client";`,
};

/** Sizes of everything that can be bundled here. */
export function sizes(): Promise<Size[]> {
  return Promise.all(Object.entries(entries).map(sizeOf));
}

/** Bundles, minifies and compresses what an import brings, as a front end's build would. */
async function sizeOf([name, contents]: [string, string]): Promise<Size> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // @frontegg/client needs Node's own modules.
    platform: name === "@frontegg/client" ? "node" : "browser",
    external: ["ioredis", "redis"],
    conditions: ["frontegg-identity-source"],
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  const bytes = outputFiles[0]!.contents;
  return {
    name,
    minifiedBytes: bytes.length,
    gzipBytes: bytes.length === 0 ? 0 : gzipSync(bytes, { level: 9 }).length,
  };
}
