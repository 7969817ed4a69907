import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { OURS } from "./contenders.ts";
import type { Call, EnlargedRepository } from "./enlarged-repository.ts";

const require = createRequire(import.meta.url);

/** The newest compiler. Older ones count the same, within a few. */
const compiler = dirname(require.resolve("typescript-7/package.json"));

/** What the compiler does for a program with three calls. */
export interface TypeCost {
  readonly program: string;
  /** How many operations the spec has. */
  readonly operations: number;
  readonly instantiations: number;
}

const compilerOptions = {
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};

const json = JSON.stringify;
const withBody = ({ body }: Call): string => (body === undefined ? "" : `, body: ${json(body)}`);
const overPaths = (call: Call): string =>
  `(await http.${call.method}("${call.path}", { params: { path: ${json(call.params)} }${withBody(call)} })).data`;

/** Each program's first line, and its expression for a call. */
export const programs: Readonly<Record<string, readonly [start: string, expression: (call: Call) => string]>> = {
  [OURS]: [
    `import { createClient } from "${OURS}"; const client = createClient({ region: "eu", token: "t" });`,
    ({ id, args }) => `await client.${id}(${args.map((arg) => json(arg)).join(", ")})`,
  ],
  [`${OURS}, client.http`]: [
    `import { createClient } from "${OURS}"; const { http } = createClient({ region: "eu", token: "t" });`,
    overPaths,
  ],
  "openapi-fetch": [
    `import create from "openapi-fetch"; import type { paths } from "@frontegg-identity/types"; const http = create<paths>();`,
    overPaths,
  ],
  "hey-api, generated": [
    `import * as api from "./hey-api/index.ts";`,
    (call) => `(await api.${call.id}({ path: ${json(call.params)}${withBody(call)} })).data`,
  ],
  "redocly, generated": [
    `import { client } from "./redocly/index.ts";`,
    (call) => `await client.${call.id}({ path: ${json(call.params)}${withBody(call)} })`,
  ],
};

/**
 * Compiles a program against the packages as they are published, and reads what the compiler says of its work.
 *
 * @throws When the program doesn't compile.
 */
export async function typeCost(program: string, { folder, calls }: EnlargedRepository): Promise<TypeCost> {
  const [start, expression] = programs[program]!; // the callers name one of them
  const lines = calls.slice(0, 3).map((call, i) => `export const r${i} = ${expression(call)};`);
  writeFileSync(join(folder, "program.ts"), [start, ...lines].join("\n"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  const { stdout } = await execa(process.execPath, [join(compiler, "bin/tsc"), "-p", folder, "--extendedDiagnostics"]);
  return {
    program,
    operations: calls.length,
    instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]),
  };
}
