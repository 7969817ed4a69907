import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "@frontegg-identity/release";
import { installed } from "./installed.ts";
import { plainEnvironment } from "./with-server.ts";

/** What a tool prints when it is not content. */
const complaint = /warn|error|fail|invalid|deprecat|unsupported|missing|⚠|❌|🛑/i;
/** Longer than any name that a person would choose. */
const longName = /\b\w{60,}\b/g;

/** Tools for OpenAPI, each with what it is called with before the spec, and the folder that it writes. */
export const generators: Readonly<Record<string, { readonly command: readonly string[]; readonly output?: string }>> = {
  "swagger-parser": { command: ["swagger-parser.mjs"] },
  "hey-api": {
    command: [installed("@hey-api/openapi-ts/bin/run.js"), "--output", "hey-api", "--input"],
    output: "hey-api",
  },
  orval: { command: [installed("orval/dist/bin/orval.mjs"), "--output", "orval/index.ts", "--input"], output: "orval" },
  kubb: { command: ["kubb.mjs"], output: "kubb" },
};

/** Reads the published spec with a tool, and finds what that complains of, and names in its code that are no names. */
export async function generatorProblems(directory: string, tool: string): Promise<string[]> {
  const { command = [], output } = generators[tool] ?? {};
  const spec = join(directory, "../node_modules/@frontegg-identity/types/dist/openapi.yaml");
  // Both streams as one text.
  const args = ["-c", '"$@" 2>&1', "sh", process.execPath, ...command, spec];
  const said = await run("sh", args, { cwd: directory, env: plainEnvironment() });
  const files = output === undefined ? [] : globSync(`${output}/**/*.ts`, { cwd: directory });
  const code = files.map((file) => readFileSync(join(directory, file), "utf8")).join("\n");
  return [
    ...said.split("\n").filter((line) => complaint.test(line)),
    ...(code.match(longName) ?? []).map((name) => `it writes a name of ${name.length} letters: ${name}`),
    ...(output === undefined || code.includes("nenrollUserMfa") ? [] : ["it writes no unenrollUserMfa"]),
  ];
}
