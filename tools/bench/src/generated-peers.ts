import { writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { execa } from "execa";
import { generated, type EnlargedRepository } from "./enlarged-repository.ts";

export type Peer = "hey-api" | "redocly";

/** Generates the clients of both peers into a folder, and one JavaScript module of each. */
export async function generatePeers({ spec, folder }: EnlargedRepository): Promise<void> {
  const how = { preferLocal: true, env: { REDOCLY_TELEMETRY: "off" } };
  const [heyApi, redocly] = [`${folder}/hey-api`, `${folder}/redocly`];
  await execa("openapi-ts", ["-i", spec, "-o", heyApi, "--client", "@hey-api/client-fetch"], how);
  await execa("redocly", ["generate-client", spec, "-o", `${redocly}/index.ts`, "--import-ext", "ts"], how);
  await writeFile(
    `${heyApi}/entry.ts`,
    `export * from "./index.ts"; export { createClient } from "./client/index.ts";`,
  );
  const entryPoints = { "hey-api/entry": `${heyApi}/entry.ts`, "redocly/entry": `${redocly}/index.ts` };
  const outExtension = { ".js": ".mjs" };
  await build({
    entryPoints,
    outdir: folder,
    outExtension,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
  });
}

/** Returns where the client of a peer is that was generated from a spec with as many operations as ours. */
export function peerFile(peer: Peer, file: string): string {
  return `${generated}3-operations/${peer}/${file}`;
}

/** Imports a generated client. `Exports` says what the caller uses of it, and the benchmark checks that by calling it. */
export async function generatedPeer<Exports>(peer: Peer): Promise<Exports> {
  return (await import(peerFile(peer, "entry.mjs"))) as Exports;
}
