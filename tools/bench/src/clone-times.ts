import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface CloneTimes {
  /** `test` in a fresh clone, with nothing in any cache. */
  readonly coldSeconds: number;
  /** `test` in a fresh clone, with what the first one downloaded. */
  readonly warmSeconds: number;
  /** `test` once more in the same clone: everything comes from turbo's cache. */
  readonly cachedSeconds: number;
}

/** Clones the last commit and runs the README's test command, three times. Takes minutes. */
export async function cloneTimes(): Promise<CloneTimes> {
  const folder = await mkdtemp(join(tmpdir(), "bench-clone-"));
  try {
    const coldSeconds = await clonedTest(folder, "first");
    const warmSeconds = await clonedTest(folder, "second");
    const cachedSeconds = await timedTest(folder, join(folder, "second"));
    return { coldSeconds, warmSeconds, cachedSeconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const run = promisify(execFile);

async function clonedTest(folder: string, name: string): Promise<number> {
  const repository = fileURLToPath(new URL("../../..", import.meta.url));
  await run("git", ["clone", "--quiet", repository, join(folder, name)]);
  return timedTest(folder, join(folder, name));
}

async function timedTest(folder: string, clone: string): Promise<number> {
  // Caches of its own, so that the first run is cold; what npm and pnpm put here is removed at the end.
  const caches = {
    npm_config_cache: join(folder, "npm"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    PNPM_HOME: join(folder, "pnpm"),
  };
  const startedAt = performance.now();
  await run("npx", ["-y", "pnpm@12.21.0", "test"], {
    cwd: clone,
    env: { ...newcomersEnvironment(), ...caches },
    maxBuffer: 2 ** 26,
  });
  return (performance.now() - startedAt) / 1_000;
}

/** The environment without what the package manager around this script put there: that would keep it from installing. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^p?npm_|^NODE_OPTIONS$|^TURBO_/i.test(name));
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}
