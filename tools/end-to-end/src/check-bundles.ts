import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import type { Report } from "./report.ts";

const table = "Bundles, by Vite from the installed packages";

const typesOnly = `
import type { ManagedBy, User } from "@frontegg-identity/client";
import { type Region } from "@frontegg-identity/types";
export const show = (user: User, region: Region, by: ManagedBy) => user.email + region + by;
`;
const errorOnly = 'export { ApiError } from "@frontegg-identity/client";';

/** Bundles front ends, and looks at which modules are in them. The client's `test:package` holds the sizes. */
export async function checkBundles(report: Report, consumer: string): Promise<void> {
  await report.run(table, "types only", "brings nothing of ours", async () => {
    const modules = await bundledModules(typesOnly, consumer);
    return modules.filter((name) => name.includes("node_modules"));
  });
  await report.run(table, "an error class", "brings no client with it", async () => {
    const modules = await bundledModules(errorOnly, consumer);
    if (!modules.some((name) => name.includes("node_modules/@frontegg-identity")))
      return ["the error class is missing"];
    return modules.filter((name) => /openapi-fetch|create-client|environment-token/.test(name));
  });
}

/** The modules of which something is left in a bundle. */
async function bundledModules(code: string, directory: string): Promise<string[]> {
  const entry = join(directory, "entry.ts");
  writeFileSync(entry, code);
  const result = await build({
    root: directory,
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      // The exports of the entry stand for what a page does with them.
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  // One format and no watching: one output.
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return output
    .filter((file) => file.type === "chunk")
    .flatMap(({ modules }) =>
      Object.entries(modules).flatMap(([name, { renderedLength }]) => (renderedLength > 0 ? [name] : [])),
    );
}
