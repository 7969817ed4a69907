import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

/** What an install brings: the package and everything that it depends on, each as published. */
export interface Footprint {
  readonly name: string;
  readonly packages: readonly string[];
  readonly kilobytes: number;
}

/** Measures what an install of a package brings. */
export async function installFootprint(name: string): Promise<Footprint> {
  const folders = new Map<string, string>();
  collect(name, fileURLToPath(new URL("..", import.meta.url)), folders);
  const bytes = await Promise.all([...folders.values()].map(publishedBytes));
  return {
    name,
    packages: [...folders.keys()].toSorted(),
    kilobytes: bytes.reduce((sum, each) => sum + each, 0) / 1_000,
  };
}

function collect(name: string, from: string, folders: Map<string, string>): void {
  if (folders.has(name)) return;
  const places = createRequire(join(from, "package.json")).resolve.paths(`${name}/package.json`) ?? [];
  const place = places.find((each) => statSync(join(each, name), { throwIfNoEntry: false }));
  if (place === undefined) throw new Error(`${name} is not installed for ${from}`);
  const folder = realpathSync(join(place, name));
  folders.set(name, folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>; // npm's format
  };
  for (const dependency of Object.keys(dependencies)) collect(dependency, folder, folders);
}

/** A package of this workspace is measured as npm would pack it. One from a registry is what was packed. */
async function publishedBytes(folder: string): Promise<number> {
  if (!folder.includes("node_modules")) {
    const { stdout } = await execa("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder });
    return (JSON.parse(stdout) as [{ unpackedSize: number }])[0].unpackedSize; // npm's format
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.slice(folder.length).includes("node_modules"))
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
