import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "@frontegg-identity/release";
import { beforeAll, expect, inject, test } from "vitest";
import { frameworksDirectory, installed, isMissing, runtimesDirectory } from "../src/installed.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment } from "../src/start-server.ts";

/** The releases of TypeScript that the packages are promised to work with. */
const compilers = ["5.4", "5.9", "6.0", "7.0"];

/** Files, and the settings they are compiled with. */
interface Project {
  readonly directory: string;
  readonly files: readonly string[];
  readonly settings: object;
  readonly compilers?: readonly string[];
}

const consumer = inject("consumer");
const dom = ["es2022", "dom", "dom.iterable"];

/**
 * What users write, with each way to resolve that reads `node_modules`. Declarations are emitted, as by a library that re-exports what it
 * made of the client, and those of the packages are checked. "Are the types wrong?" resolves the same entries in every way.
 */
const ways: Readonly<Record<string, Project>> = Object.fromEntries(
  (
    [
      // TypeScript 7 no longer has it.
      ["node10", "commonjs", true, ["5.4", "5.9", "6.0"]],
      ["node16", "node16", true, ["5.4"]],
      ["nodenext", "nodenext", false, ["5.9", "6.0", "7.0"]],
      // "preserve" alone allows CommonJS everywhere.
      ["bundler", "preserve", true, compilers],
    ] as const
  ).map(([moduleResolution, module, exactOptionalPropertyTypes, by]) => [
    moduleResolution,
    {
      directory: join(consumer, moduleResolution),
      files: ["typical.mts", "typical.cts", "mistakes.mts"],
      settings: { moduleResolution, module, exactOptionalPropertyTypes, declaration: true, skipDefaultLibCheck: true },
      compilers: by,
    },
  ]),
);
const fetches = { directory: join(frameworksDirectory, "any-fetch"), compilers: ["5.9", "7.0"] };

const projects: Readonly<Record<string, Project>> = {
  ...ways,
  ecosystem: {
    directory: join(frameworksDirectory, "ecosystem"),
    files: ["ecosystem.ts"],
    settings: { skipLibCheck: true },
    // What the oldest and the newest accept, those between them do too.
    compilers: ["5.4", "7.0"],
  },
  "fetch-of-node": {
    ...fetches,
    files: ["node.ts"],
    settings: { types: ["node"], lib: ["es2022"], skipLibCheck: true },
  },
  "fetch-of-node-and-dom": { ...fetches, files: ["node.ts"], settings: { types: ["node"], skipLibCheck: true } },
  "fetch-of-bun": { ...fetches, files: ["bun.ts"], settings: { types: ["bun-types"], skipLibCheck: true } },
};

beforeAll(() => {
  const typical = readFileSync(join(consumer, "typical.ts"), "utf8");
  // The declarations of every entry are checked, whether they are used or not.
  const all = entries().map((entry, index) => `export * as entry${index} from "${entry}";\n`);
  for (const { directory } of Object.values(ways)) {
    mkdirSync(directory);
    // One text for both module formats.
    for (const file of ["typical.mts", "typical.cts"]) writeFileSync(join(directory, file), typical + all.join(""));
    copyFileSync(join(consumer, "mistakes.ts"), join(directory, "mistakes.mts"));
  }
});

/** Returns every entry that has types and needs no other package. */
function entries(): string[] {
  return ["client", "types", "mock"]
    .map((name) => readManifest(join(consumer, "node_modules/@frontegg-identity", name)))
    .flatMap(({ name, exports }) =>
      Object.entries(exports as Readonly<Record<string, unknown>>).flatMap(([path, target]) =>
        typeof target === "object" ? [name + path.slice(1)] : [],
      ),
    )
    .filter((entry) => !entry.endsWith("/msw"));
}

for (const compiler of compilers) {
  const program = installed(`typescript-${compiler}`, "bin", "tsc");
  test.skipIf(isMissing(program))(`TypeScript ${compiler} compiles what users write`, async () => {
    // One process, which reads the compiler's libraries once.
    const configurations = Object.entries(projects)
      .filter(([, project]) => project.compilers?.includes(compiler) ?? true)
      .map(([name, project]) => writeConfiguration(name, compiler, project));
    await run(process.execPath, [program, "--build", ...configurations, "--pretty", "false"], {
      cwd: runtimesDirectory,
    });
    for (const configuration of configurations) expect(existsSync(`${configuration}.out`)).toBe(true);
  });
}

test.skipIf(isMissing(installed(".bin/deno")))("Deno checks its own fetch", async () => {
  const options = { cwd: fetches.directory, env: plainEnvironment() };
  await run(installed(".bin/deno"), ["check", "--node-modules-dir=manual", "deno.ts"], options);
});

function writeConfiguration(name: string, compiler: string, { directory, files, settings }: Project): string {
  const configuration = join(directory, `tsconfig.${name}.${compiler}.json`);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "es2022",
    lib: dom,
    types: [],
    moduleResolution: "bundler",
    module: "preserve",
    outDir: `${configuration}.out`,
    rootDir: directory,
    // TypeScript 6 still has node10, and asks whether that is known to go.
    ...(compiler === "6.0" && { ignoreDeprecations: "6.0" }),
    ...settings,
  };
  writeFileSync(configuration, JSON.stringify({ compilerOptions, files }));
  return configuration;
}
