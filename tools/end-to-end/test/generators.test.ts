import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { frameworksDirectory, installed } from "../src/installed.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment } from "../src/start-server.ts";

/** What a tool prints when it is not content. */
const complaint = /warn|error|fail|invalid|deprecat|unsupported|missing|⚠|❌|🛑/i;
/** Longer than any name that a person would choose. */
const longName = /\b\w{60,}\b/g;

const cwd = join(frameworksDirectory, "generators");
const spec = join(frameworksDirectory, "node_modules/@frontegg-identity/types/dist/openapi.yaml");

/** Tools for OpenAPI, each with what it is called with before the spec. */
const tools: Readonly<Record<string, readonly string[]>> = {
  "swagger-parser": ["swagger-parser.mjs"],
  "hey-api": [installed("@hey-api/openapi-ts/bin/run.js"), "--output", "hey-api", "--input"],
  orval: [installed("orval/dist/bin/orval.mjs"), "--output", "orval/index.ts", "--input"],
  kubb: ["kubb.mjs"],
};

for (const [tool, command] of Object.entries(tools)) {
  test(`${tool} reads the published spec without a warning`, async () => {
    // Both streams as one text.
    const args = ["-c", '"$@" 2>&1', "sh", process.execPath, ...command, spec];
    const said = await run("sh", args, { cwd, env: plainEnvironment() });
    expect(said.split("\n").filter((line) => complaint.test(line))).toEqual([]);
    if (tool === "swagger-parser") return; // it writes nothing
    const files = globSync(`${tool}/**/*.ts`, { cwd });
    const code = files.map((file) => readFileSync(join(cwd, file), "utf8")).join("\n");
    expect(code.match(longName) ?? []).toEqual([]);
    expect(code).toContain("nenrollUserMfa");
  });
}
