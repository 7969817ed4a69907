import { execFile } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describeOperations } from "@frontegg-identity/generate";
import { syntheticSpec } from "./synthetic-spec.ts";

const run = promisify(execFile);
const bench = fileURLToPath(new URL("..", import.meta.url));
const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript-7/package.json")), "bin/tsc");

/** Its command, in the one workspace that depends on it. */
const openapiTypescript = fileURLToPath(
  new URL("../../generate/node_modules/.bin/openapi-typescript", import.meta.url),
);

/** One cost of a spec with so many operations. */
export interface ScaleCost {
  readonly what: string;
  readonly operations: number;
  readonly seconds?: number;
  readonly megabytes?: number;
  readonly bytes?: number;
  readonly instantiations?: number;
}

/** Measures what a spec of so many operations costs, beside openapi-typescript alone and hey-api. */
export async function scaleCosts(operations: number): Promise<ScaleCost[]> {
  const folder = join(bench, `.generated/scale-${operations}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const spec = join(folder, "openapi.json");
  const document = syntheticSpec(operations);
  writeFileSync(spec, JSON.stringify(document));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const described = describeOperations(document, "openapi.json");
  const timed = async (what: string, ...args: string[]): Promise<ScaleCost> => ({
    what,
    operations,
    ...(await spent(args)),
  });

  for (const name of ["types", "client", "mock"])
    cpSync(join(packages, name, "src"), join(folder, name), { recursive: true });
  const generated = join(bench, "scripts/scale-generate.ts");
  const costs = [
    await timed("generate everything", "--conditions=frontegg-identity-source", generated, spec, folder),
    await timed("generate, openapi-typescript alone", openapiTypescript, spec, "-o", join(folder, "alone.ts")),
    await timed(
      "generate, hey-api",
      bin("openapi-ts"),
      "-i",
      spec,
      "-o",
      join(folder, "hey-api"),
      "--client",
      "@hey-api/client-fetch",
    ),
  ];

  const args = described.map(({ parameters, body }) => ({
    path: parameters.flatMap((one) =>
      one.in === "path" ? [JSON.stringify(one.name), JSON.stringify(one.example)] : [],
    ),
    body: body && JSON.stringify(Object.values(body.examples)[0]?.value),
  }));
  const programs: Record<string, string> = {
    ours: `import { createClient } from "@frontegg-identity/client";
export const call = async (client: ReturnType<typeof createClient>) => {
${described.map(({ id }, at) => `  await client.${id}(${[...args[at]!.path.filter((_, part) => part % 2 === 1), args[at]!.body].filter(Boolean).join(", ")});`).join("\n")}
};`,
    "openapi-fetch": `import createClient from "openapi-fetch";
import type { paths } from "./alone.ts";
export const call = async (client: ReturnType<typeof createClient<paths>>) => {
${described.map(({ method, path }, at) => `  await client.${method}("${path}", { params: { path: ${pathOf(args[at]!)} }${args[at]!.body ? `, body: ${args[at]!.body}` : ""} });`).join("\n")}
};`,
    "hey-api": `import * as api from "./hey-api/index.ts";
export const call = async () => {
${described.map(({ id }, at) => `  await api.${id}({ path: ${pathOf(args[at]!)}${args[at]!.body ? `, body: ${args[at]!.body}` : ""} });`).join("\n")}
};`,
  };
  for (const [name, program] of Object.entries(programs))
    costs.push(await typecheck(folder, name, program, operations));

  const client = await bundle(folder, `export { createClient } from "@frontegg-identity/client";`);
  costs.push({ what: "client, minified and gzipped", operations, bytes: gzipSync(client, { level: 9 }).byteLength });
  const calls = await bundle(
    folder,
    `import { createClient } from "@frontegg-identity/client";
     import { createMock } from "@frontegg-identity/mock";
     import { call } from "./ours.ts";
     const mock = createMock({ createUsers: true });
     await call(createClient({ baseUrl: mock.url, token: "t", fetch: mock.fetch, retry: false }));
     if (mock.requests.length === 0) throw new Error("No call arrived.");`,
  );
  writeFileSync(join(folder, "calls.mjs"), calls);
  costs.push(await timed("start the mock, and call each operation once", join(folder, "calls.mjs")));
  return costs;
}

/** The parameters of a path, given as names and values in turn, as an object. */
function pathOf({ path }: { readonly path: readonly string[] }): string {
  return `{ ${path.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${path[at + 1]}`] : [])).join(", ")} }`;
}

const bin = (name: string): string => join(bench, "node_modules/.bin", name);

/** Seconds and the highest memory of a command, which is a module or an executable. */
async function spent(args: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const [first = "", ...rest] = args;
  const isModule = /^--|\.m?[jt]s$/.test(first);
  const startedAt = performance.now();
  const watch = `process.on("exit", () => process.stderr.write("MB:" + process.resourceUsage().maxRSS / 1024 + "\\n"));`;
  const hook = `data:text/javascript,${encodeURIComponent(watch)}`;
  const { stderr } = await run(isModule ? process.execPath : first, isModule ? [...args] : rest, {
    cwd: bench,
    env: { ...process.env, NODE_OPTIONS: `--import=${hook}` },
    maxBuffer: 64 * 1024 * 1024,
  });
  const megabytes = Math.max(...[...stderr.matchAll(/^MB:([\d.]+)$/gm)].map(([, text]) => Number(text)));
  return { seconds: (performance.now() - startedAt) / 1000, megabytes };
}

async function typecheck(folder: string, name: string, program: string, operations: number): Promise<ScaleCost> {
  const file = `${name}.ts`;
  writeFileSync(join(folder, file), program);
  const config = {
    compilerOptions: {
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      types: [],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      paths: {
        "@frontegg-identity/types": ["./types/index.ts"],
        "@frontegg-identity/types/operations": ["./types/operations.ts"],
        "@frontegg-identity/client": ["./client/index.ts"],
      },
    },
    files: [file],
  };
  writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify(config));
  const startedAt = performance.now();
  const { stdout } = await run(process.execPath, [
    tsc,
    "-p",
    join(folder, `tsconfig.${name}.json`),
    "--extendedDiagnostics",
  ]).catch((error: { stdout?: string }) => {
    throw new Error(`${name} does not compile:\n${error.stdout?.slice(0, 2_000)}`);
  });
  return {
    what: `type-check a call of each operation, ${name}`,
    operations,
    seconds: (performance.now() - startedAt) / 1000,
    megabytes: figure(stdout, "Memory used") / 1024,
    instantiations: figure(stdout, "Instantiations"),
  };
}

function figure(diagnostics: string, label: string): number {
  const found = new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(diagnostics)?.[1];
  if (found === undefined) throw new Error(`The compiler gives no "${label}":\n${diagnostics}`);
  return Number(found);
}

/** Bundles code with the sources whose generated parts are of the larger spec. */
async function bundle(folder: string, code: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    write: false,
    logLevel: "silent",
    nodePaths: [join(packages, "mock/node_modules"), join(packages, "client/node_modules")],
    alias: {
      "@frontegg-identity/types": join(folder, "types/index.ts"),
      "@frontegg-identity/types/operations": join(folder, "types/operations.ts"),
      "@frontegg-identity/types/check": join(folder, "types/check.ts"),
      "@frontegg-identity/client": join(folder, "client/index.ts"),
      "@frontegg-identity/mock": join(folder, "mock/index.ts"),
    },
  });
  return outputFiles[0]!.contents;
}
