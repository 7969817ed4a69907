import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "@frontegg-identity/release";
import type { TestProject } from "vitest/node";
import { createConsumer } from "../src/consumer.ts";
import { frameworksDirectory, next14Directory, runtimesDirectory } from "../src/installed.ts";
import { configureToPublish, startRegistry } from "../src/registry.ts";
import { releaseWorkingCopy } from "../src/release-working-copy.ts";
import { run } from "../src/run-command.ts";
import { workingCopy } from "../src/working-copy.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for whatever a test writes. It is removed at the end. */
    readonly directory: string;
    readonly registryUrl: string;
    /** A copy of the repository, from which the packages were published. */
    readonly copy: string;
    readonly published: readonly Manifest[];
    /** An empty folder in which npm installed the client, the mock and the command line. */
    readonly consumer: string;
  }
}

/** Publishes the packages of the working tree to a registry on this machine and installs them, once for all tests. */
export default async function publishAndInstall({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "test-release-"));
  const removeAll = (): void => {
    for (const path of [directory, frameworksDirectory, join(next14Directory, ".consumer")])
      rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", removeAll);
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: runtimesDirectory });
  const copy = join(directory, "copy");
  await workingCopy(copy);
  const registry = await startRegistry(join(directory, "registry"));
  configureToPublish(copy, registry.url);
  const published = await releaseWorkingCopy(copy);

  const consumer = join(directory, "consumer");
  const names = ["client", "mock", "cli"].map((name) => `@frontegg-identity/${name}`);
  await createConsumer(consumer, registry.url, names);
  rmSync(frameworksDirectory, { recursive: true, force: true });
  cpSync(new URL("../frameworks", import.meta.url), frameworksDirectory, { recursive: true });
  cpSync(join(consumer, "node_modules"), join(frameworksDirectory, "node_modules"), { recursive: true });

  provide("directory", directory);
  provide("registryUrl", registry.url);
  provide("copy", copy);
  provide("published", published);
  provide("consumer", consumer);
  return async () => {
    await registry[Symbol.asyncDispose]();
    removeAll();
  };
}
