import { writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runtimesDirectory } from "./installed.ts";
import { listen, type Listening } from "./listen.ts";

/** Verdaccio's API, as far as it is used: it is installed with the runtimes, so its types are not at hand. */
interface Verdaccio {
  readonly runServer: (config: object) => Promise<Server>;
}

/** Starts a registry on loopback that holds what this repository publishes, and nothing else. Anybody may publish. */
export async function startRegistry(storage: string): Promise<Listening> {
  const config = {
    self_path: storage,
    storage,
    auth: { htpasswd: { file: join(storage, "htpasswd") } },
    packages: { "**": { access: "$all", publish: "$all" } },
    log: { type: "stdout", level: "fatal" },
    server: { keepAliveTimeout: 1 },
  };
  const { runServer } = createRequire(join(runtimesDirectory, "package.json"))("verdaccio") as Verdaccio;
  return listen(await runServer(config));
}

/** Makes npm, pnpm and yarn use a registry for our scope in a directory. Other packages come from the usual one. */
export function configureToInstall(directory: string, registryUrl: string): void {
  writeSettings(directory, registryUrl, `@frontegg-identity:registry=${registryUrl}/`);
}

/** Makes them use it for every package, so whatever is published from this directory goes there. */
export function configureToPublish(directory: string, registryUrl: string): void {
  writeSettings(directory, registryUrl, `registry=${registryUrl}/`);
}

function writeSettings(directory: string, registryUrl: string, line: string): void {
  // Publishing wants some token. This registry takes any.
  writeFileSync(join(directory, ".npmrc"), `${line}\n${registryUrl.replace("http:", "")}/:_authToken=anyone\n`);
}
