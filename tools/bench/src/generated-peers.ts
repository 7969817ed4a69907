import { rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { execa } from "execa";

/** Everything that is generated for a run is in here, and nothing of it is committed. */
export const generated: string = fileURLToPath(new URL("../.generated/", import.meta.url));
const spec = fileURLToPath(new URL("../../../spec/openapi.yaml", import.meta.url));

export type Peer = "hey-api" | "redocly";

/** Generates a peer's client from a document into a folder. */
export async function generatePeer(peer: Peer, document: string, folder: string): Promise<void> {
  const heyApi = ["openapi-ts", "-i", document, "-o", folder, "--client", "@hey-api/client-fetch"];
  const redocly = ["redocly", "generate-client", document, "-o", `${folder}/index.ts`, "--import-ext", "ts"];
  const [command = "", ...args] = peer === "hey-api" ? heyApi : redocly;
  await execa(command, args, { preferLocal: true, env: { REDOCLY_TELEMETRY: "off" } });
}

/** Generates the peers' clients from our spec, and one JavaScript module of each. */
export async function generatePeers(): Promise<void> {
  const modules = {
    "hey-api": `export * from "./index.ts"; export { createClient } from "./client/index.ts";`,
    redocly: `export * from "./index.ts";`,
  };
  for (const peer of ["hey-api", "redocly"] as const) {
    const folder = generated + peer;
    await rm(folder, { recursive: true, force: true });
    await generatePeer(peer, spec, folder);
    await writeFile(`${folder}/entry.ts`, modules[peer]);
    const [entry, outfile] = [`${folder}/entry.ts`, `${folder}/entry.mjs`];
    await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "neutral", target: "es2022" });
  }
}

/** Imports a generated client. `Exports` says what the caller uses of it, and the benchmark checks that by calling it. */
export async function generatedPeer<Exports>(peer: Peer): Promise<Exports> {
  return (await import(`${generated}${peer}/entry.mjs`)) as Exports;
}
