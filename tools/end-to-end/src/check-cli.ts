import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "@frontegg-identity/release";
import { createConsumer } from "./consumer.ts";
import { nodePath } from "./installed.ts";
import type { Registry } from "./registry.ts";
import type { Report } from "./report.ts";

const table = "The command line, from the registry";

/** Installs the command line in an empty folder, and runs it on every Node that it promises to work on. */
export async function checkCli(report: Report, registry: Registry, directory: string, mockUrl: string): Promise<void> {
  const consumer = join(directory, "cli-consumer");
  await report.run(table, "npm install", "works", async () => {
    await createConsumer(consumer, registry, ["@frontegg-identity/cli"]);
    return [];
  });
  await report.run(table, "npx in an empty folder, Node 20", "works", async () => {
    const folder = join(directory, "cli-by-npx");
    mkdirSync(folder);
    registry.configure(folder);
    const PATH = `${dirname(nodePath("20"))}:${process.env["PATH"]}`;
    // Nothing of an earlier run.
    const env = { ...process.env, PATH, npm_config_cache: join(directory, "npx-cache") };
    const help = await run("npx", ["--yes", "@frontegg-identity/cli", "--help"], { cwd: folder, env });
    return help.startsWith("Usage: frontegg-identity <command>") ? [] : [`--help printed ${help}`];
  });
  const bin = join(consumer, "node_modules/.bin/frontegg-identity");
  for (const version of ["20", "22", "24", "26"]) {
    const node = nodePath(version);
    const env = { PATH: process.env["PATH"], FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" };
    const command = (...args: string[]): Promise<string> => run(node, [bin, ...args], { cwd: consumer, env });
    const server = ["--base-url", mockUrl];
    if (!existsSync(node)) {
      report.skip(table, `Node ${version}`, "works", "it is not installed");
      continue;
    }
    await report.run(table, `Node ${version}`, "works", async () => {
      const list = join(consumer, `users-${version}.txt`);
      const ids = Array.from({ length: 20 }, (_, index) => `u-${version}-${index}`);
      writeFileSync(list, ids.join("\n"));
      const help = await command("--help");
      const user = JSON.parse(await command("get-user", ids[0] ?? "", ...server)) as { id: string }; // the spec says so
      const bulk = ["unenroll-user-mfa", "--from", list, "--per-minute", "60000", "--list", ...server];
      const outcomes = await command(...bulk);
      const done = outcomes.split("\n").filter((line) => line.startsWith("done\t")).length;
      return [
        ...(help.startsWith("Usage: frontegg-identity <command>") ? [] : [`--help printed ${help}`]),
        ...(user.id === ids[0] ? [] : [`get-user printed ${JSON.stringify(user)}`]),
        ...(done === ids.length ? [] : [`a list of ${ids.length} ended with\n${outcomes}`]),
        ...(readFileSync(`${list}.journal`, "utf8").includes('"state":"done"') ? [] : ["the journal has no outcome"]),
      ];
    });
  }
}
