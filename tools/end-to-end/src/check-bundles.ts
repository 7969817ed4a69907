import { gzipSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build, type Rolldown } from "vite";
import type { Report } from "./report.ts";

const table = "Bundles";

const typesOnly = `
import type { ManagedBy, User } from "@frontegg-identity/client";
import { type Region } from "@frontegg-identity/types";
export const show = (user: User, region: Region, by: ManagedBy) => user.email + region + by;
`;
const clientOnly = 'export { createClient } from "@frontegg-identity/client";';
const errorOnly = 'export { ApiError } from "@frontegg-identity/client";';

/** Bundles front ends with esbuild and with Vite (Rolldown), from the installed packages. */
export async function checkBundles(report: Report, consumer: string): Promise<void> {
  const bundlers = { esbuild: bundledSizeByEsbuild, Vite: bundledSizeByVite };
  for (const [bundler, bundle] of Object.entries(bundlers)) {
    await report.run(table, bundler, "types only: nothing of ours", async () => {
      const { modules } = await bundle(typesOnly, consumer);
      return modules.filter((name) => name.includes("node_modules"));
    });
    await report.run(table, bundler, "an error class: no client with it", async () => {
      const { modules } = await bundle(errorOnly, consumer);
      const ours = modules.filter((name) => name.includes("node_modules/@frontegg-identity"));
      if (ours.length === 0) return ["the error class is missing"];
      return modules.filter((name) => /openapi-fetch|create-client|environment-token/.test(name));
    });
    await report.run(table, bundler, "a client with a token of its own: no exchange of credentials", async () => {
      const { gzipBytes, modules } = await bundle(clientOnly, consumer);
      report.note(`createClient by ${bundler}: ${gzipBytes} bytes, minified and gzipped`);
      return modules.filter((name) => /authentication/.test(name));
    });
  }
}

interface BundledSize {
  readonly gzipBytes: number;
  /** The modules that are in the bundle. */
  readonly modules: readonly string[];
}

async function bundledSizeByEsbuild(code: string, directory: string): Promise<BundledSize> {
  const { outputFiles, metafile } = await esbuild({
    stdin: { contents: code, resolveDir: directory, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([name, { bytesInOutput }]) => (bytesInOutput > 0 ? [name] : [])),
  );
  const gzipBytes = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0);
  return { gzipBytes, modules };
}

async function bundledSizeByVite(code: string, directory: string): Promise<BundledSize> {
  const entry = join(directory, "entry.ts");
  writeFileSync(entry, code);
  const result = await build({
    root: directory,
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      target: "es2022",
      modulePreload: false,
      // The exports of the entry stand for what a page does with them.
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  // One format and no watching: one output.
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === "chunk");
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([name, { renderedLength }]) => (renderedLength > 0 ? [name] : [])),
  );
  const gzipBytes = chunks.reduce((sum, { code: text }) => sum + gzipSync(text, { level: 9 }).byteLength, 0);
  return { gzipBytes, modules };
}
