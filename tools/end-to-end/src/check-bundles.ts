import { gzipSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundledSize, sizeBudgetBytes } from "@frontegg-identity/release";
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
  const bundlers = { esbuild: bundledSize, Vite: bundledSizeByVite };
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
    const { gzipBytes } = await bundle(clientOnly, consumer);
    const problem = `${gzipBytes} bytes; the budget is ${sizeBudgetBytes.createClient}`;
    report.note(
      `createClient by ${bundler}: ${gzipBytes} bytes, minified and gzipped (budget ${sizeBudgetBytes.createClient})`,
    );
    report.add(
      table,
      bundler,
      "createClient: within the budget",
      gzipBytes > sizeBudgetBytes.createClient ? [problem] : [],
    );
  }
}

async function bundledSizeByVite(code: string, directory: string): Promise<Awaited<ReturnType<typeof bundledSize>>> {
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
