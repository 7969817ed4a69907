import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { expect, inject, test } from "vitest";
import { isMissing, nodePath } from "../src/installed.ts";
import { run } from "../src/run-command.ts";

const consumer = inject("consumer");

for (const version of ["20", "22", "24", "26"]) {
  const node = nodePath(version);
  test.skipIf(isMissing(node))(`the command line reads a user and works through a list, Node ${version}`, async () => {
    await using mock = await startMock({ createUsers: true });
    const env = { PATH: process.env["PATH"], FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" };
    const command = (...args: string[]): Promise<string> => {
      const bin = "node_modules/.bin/frontegg-identity";
      return run(node, [bin, ...args, "--base-url", mock.url], { cwd: consumer, env });
    };
    const ids = Array.from({ length: 20 }, (_, index) => `u-${index}`);
    const list = join(consumer, `users-${version}.txt`);
    writeFileSync(list, ids.join("\n"));

    expect(JSON.parse(await command("get-user", "u-0"))).toMatchObject({ id: "u-0" });
    const outcomes = await command("unenroll-user-mfa", "--from", list, "--per-minute", "60000", "--list");
    expect(outcomes.match(/^done\t/gm)).toHaveLength(ids.length);
    expect(readFileSync(`${list}.journal`, "utf8")).toContain('"state":"done"');
  });
}
