import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runtimesDirectory } from "./installed.ts";

/** A worker that answers on loopback. */
export interface Worker extends AsyncDisposable {
  readonly url: string;
}

/** Miniflare's API, as far as it is used: it is installed with the runtimes, so its types are not at hand. */
interface Miniflare {
  readonly ready: Promise<URL>;
  dispose(): Promise<void>;
}

/** Runs a bundled worker in workerd, all its requests in one isolate. */
export async function startWorker(bundle: string, compatibilityDate = "2026-01-01"): Promise<Worker> {
  const { Miniflare } = createRequire(join(runtimesDirectory, "package.json"))("miniflare") as {
    readonly Miniflare: new (options: object) => Miniflare;
  };
  const miniflare = new Miniflare({ modules: true, script: readFileSync(bundle, "utf8"), compatibilityDate });
  return {
    url: String(await miniflare.ready),
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}
