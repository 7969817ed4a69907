import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { OURS } from "./contenders.ts";
import type { EnlargedRepository } from "./enlarged-repository.ts";
import { sizeOf } from "./size.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** One cost of a spec of so many operations, as it is shown. */
export interface ScaleCost {
  readonly what: string;
  readonly operations: number;
  readonly cost: string;
}

/** Measures what a spec costs to generate from, in a bundle, and when the mock answers a call of each operation. */
export async function scaleCosts({ folder, spec, calls }: EnlargedRepository): Promise<ScaleCost[]> {
  const size = await sizeOf("", `export { createClient } from "${OURS}";`, folder);
  writeFileSync(
    join(folder, "calls.mjs"),
    `import { createClient } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
const mock = createMock({ createUsers: true });
const client = createClient({ baseUrl: mock.url, token: "t", fetch: mock.fetch, retry: false });
for (const [id, args] of ${JSON.stringify(calls.map(({ id, args }) => [id, args]))}) await client[id](...args);`,
  );
  const heyApi = join(folder, "hey-api-timed");
  const costs = {
    "generate everything": await spent(join(folder, "tools/generate"), process.execPath, "scripts/generate.ts"),
    "generate with hey-api": await spent(bench, "openapi-ts", "-i", spec, "-o", heyApi, "-c", "@hey-api/client-fetch"),
    "client, minified and gzipped": `${size.gzipBytes} B`,
    "start the mock, and call each operation once": await spent(folder, process.execPath, "calls.mjs"),
  };
  return Object.entries(costs).map(([what, cost]) => ({ what, operations: calls.length, cost }));
}

/** Runs a program of Node and tells its seconds of a processor, which depend less on other programs, and its highest memory. */
async function spent(cwd: string, command = "", ...args: string[]): Promise<string> {
  const watch = `process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write(\`SPENT:\${(userCPUTime + systemCPUTime) / 1e6} \${maxRSS / 1024}\\n\`);
  });`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` };
  const { stderr } = await execa(command, args, { cwd, env, preferLocal: true });
  const processes = [...stderr.matchAll(/^SPENT:(\S+) (\S+)$/gm)].map(([, ...each]) => each.map(Number));
  const seconds = processes.reduce((sum, [each = 0]) => sum + each, 0);
  return `${seconds.toFixed(1)} s, ${Math.max(...processes.map(([, each = 0]) => each)).toFixed(0)} MB`;
}
