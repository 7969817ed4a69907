import { execFile } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface Footprint {
  readonly name: string;
  /** The package and everything it depends on. */
  readonly packages: readonly string[];
  readonly kilobytes: number;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const workspace = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** What installing a package brings: it and its dependencies, each as published. */
export async function installFootprint(name: string): Promise<Footprint> {
  const folders = new Map<string, string>();
  collect(realpathSync(join(workspace, name)), folders);
  const bytes = await Promise.all([...folders.values()].map(publishedBytes));
  return { name, packages: [...folders.keys()].toSorted(), kilobytes: bytes.reduce((a, b) => a + b, 0) / 1_000 };
}

function collect(folder: string, folders: Map<string, string>): void {
  const { name, dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  if (folders.has(name)) return;
  folders.set(name, folder);
  for (const dependency of Object.keys(dependencies)) collect(installed(dependency, folder), folders);
}

/** Finds a dependency as Node does: in the next `node_modules` upwards. */
function installed(name: string, from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      return realpathSync(join(folder, "node_modules", name));
    } catch {
      // not here
    }
  }
  throw new Error(`${name} is not installed for ${from}`);
}

/** A package of this workspace is measured as npm would pack it; what came from a registry is what was packed. */
async function publishedBytes(folder: string): Promise<number> {
  if (folder.includes("node_modules")) return bytesIn(folder);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { stdout } = await promisify(execFile)(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: folder,
  });
  const [packed] = JSON.parse(stdout) as [{ unpackedSize: number }];
  return packed.unpackedSize;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === "node_modules") return sum;
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
  }, 0);
}
