import { writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runtimesDirectory } from "./installed.ts";
import { listen } from "./listen.ts";

/** A running registry that holds what this repository publishes, and nothing else. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** Makes npm and pnpm use this registry for our scope in a directory; other packages come from the usual one. */
  readonly configure: (directory: string) => void;
  /** Makes them use it for every package: whatever is published from this directory goes there. */
  readonly configureToPublish: (directory: string) => void;
}

/** Verdaccio's API, as far as it is used: it is installed with the runtimes, so its types are not at hand. */
interface Verdaccio {
  readonly runServer: (config: object) => Promise<Server>;
}

/** Starts a registry on loopback that anybody may publish to. */
export async function startRegistry(storage: string): Promise<Registry> {
  const config = {
    self_path: storage,
    storage,
    auth: { htpasswd: { file: join(storage, "htpasswd") } },
    packages: { "**": { access: "$all", publish: "$all" } },
    log: { type: "stdout", level: "fatal" },
    server: { keepAliveTimeout: 1 },
  };
  const { runServer } = createRequire(join(runtimesDirectory, "package.json"))("verdaccio") as Verdaccio;
  const server = await runServer(config);
  const listening = await listen(server);
  const url = `${listening.url}/`;
  const writeSettings = (directory: string, line: string): void => {
    // Publishing wants some token; this registry takes any.
    writeFileSync(join(directory, ".npmrc"), `${line}\n${url.replace("http:", "")}:_authToken=anyone\n`);
  };
  return {
    url,
    configure: (directory) => writeSettings(directory, `@frontegg-identity:registry=${url}`),
    configureToPublish: (directory) => writeSettings(directory, `registry=${url}`),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
