import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);
const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const spec = fileURLToPath(new URL("../../../spec/openapi.yaml", import.meta.url));

export type Peer = "hey-api" | "redocly";

/** Folder of a generated client's TypeScript. Nothing in it is committed. */
export const generatedFolder = (peer: Peer): string => file(`.generated/${peer}`);

/** Generates the peers' clients from the spec, and one JavaScript module of each. */
export async function generatePeers(): Promise<void> {
  await rm(file(".generated"), { recursive: true, force: true });
  await mkdir(file(".generated/hey-api"), { recursive: true });
  await Promise.all([
    command("openapi-ts", "-i", spec, "-o", generatedFolder("hey-api"), "--client", "@hey-api/client-fetch"),
    command("redocly", "generate-client", spec, "-o", file(".generated/redocly/index.ts"), "--import-ext", "ts"),
  ]);
  await Promise.all([
    module("hey-api", `export * from "./index.ts"; export { createClient } from "./client/index.ts";`),
    module("redocly", `export * from "./index.ts";`),
  ]);
}

async function command(name: string, ...args: string[]): Promise<void> {
  const bin = file(`node_modules/.bin/${name}`);
  await run(bin, args, { cwd: file("."), env: { ...process.env, REDOCLY_TELEMETRY: "off" } });
}

async function module(peer: Peer, entry: string): Promise<void> {
  await writeFile(`${generatedFolder(peer)}/entry.ts`, entry);
  await build({
    entryPoints: [`${generatedFolder(peer)}/entry.ts`],
    outfile: `${generatedFolder(peer)}/entry.mjs`,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
  });
}

/** Imports a generated client. `Exports` says what the caller uses of it: the benchmark checks it by calling it. */
export async function generatedPeer<Exports>(peer: Peer): Promise<Exports> {
  return (await import(`${generatedFolder(peer)}/entry.mjs`)) as Exports;
}
