import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { execa } from "execa";

/** Everything that is generated for a run is in here, and nothing of it is committed. */
export const generated: string = fileURLToPath(new URL("../.generated/", import.meta.url));

export type Peer = "hey-api" | "redocly";

/** Each peer's client as one module. */
const entries: Readonly<Record<Peer, string>> = {
  "hey-api": `export * from "./index.ts"; export { createClient } from "./client/index.ts";`,
  redocly: `export * from "./index.ts";`,
};

/** Generates a peer's client from a document into a folder, and one JavaScript module of it. */
export async function generatePeer(peer: Peer, document: string, folder: string): Promise<void> {
  const heyApi = ["openapi-ts", "-i", document, "-o", folder, "--client", "@hey-api/client-fetch"];
  const redocly = ["redocly", "generate-client", document, "-o", `${folder}/index.ts`, "--import-ext", "ts"];
  const [command = "", ...args] = peer === "hey-api" ? heyApi : redocly;
  await execa(command, args, { preferLocal: true, env: { REDOCLY_TELEMETRY: "off" } });
  const [entry, outfile] = [`${folder}/entry.ts`, `${folder}/entry.mjs`];
  await writeFile(entry, entries[peer]);
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "neutral", target: "es2022" });
}

/** Returns where the client of a peer is that was generated from a spec with as many operations as ours. */
export function peerFile(peer: Peer, file: string): string {
  return `${generated}3-operations/${peer}/${file}`;
}

/** Imports a generated client. `Exports` says what the caller uses of it, and the benchmark checks that by calling it. */
export async function generatedPeer<Exports>(peer: Peer): Promise<Exports> {
  return (await import(peerFile(peer, "entry.mjs"))) as Exports;
}
