import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generateEndpoints, generateServers, generateTypes } from "@frontegg-identity/generate";
import { generatedFolder } from "./generated-peers.ts";
import { syntheticSpec } from "./synthetic-spec.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const bench = fileURLToPath(new URL("..", import.meta.url));

/** The compilers that users have: package name here, version, and how to start it. */
export const compilers = ["typescript-5", "typescript", "typescript-7"] as const;
export type Compiler = (typeof compilers)[number];

export function compilerVersion(compiler: Compiler): string {
  return (require(`${compiler}/package.json`) as { version: string }).version;
}

export interface TypeCost {
  readonly consumer: string;
  readonly operations: number;
  readonly typescript: string;
  readonly instantiations: number;
  readonly checkSeconds: number;
}

export type Consumer =
  | "empty"
  | "@frontegg-identity/client"
  | "@frontegg-identity/client, client.http"
  | "openapi-fetch"
  | "hey-api, generated"
  | "redocly, generated";

/** Programs that read a user, change its name and unenroll it. Empty: what the compiler does for no program at all. */
const consumers: Readonly<Record<Consumer, string>> = {
  empty: `export {};`,
  "@frontegg-identity/client": `
    import { createClient } from "@frontegg-identity/client";
    const client = createClient({ region: "eu", token: "t" });
    export const name: string | null | undefined = (await client.getUser("id")).name;
    export const email: string | undefined = (await client.updateUser("id", { name: "Ada" })).email;
    await client.unenrollUserMfa("id");`,
  "@frontegg-identity/client, client.http": `
    import { createClient } from "@frontegg-identity/client";
    const { http } = createClient({ region: "eu", token: "t" });
    const params = { path: { userId: "id" } };
    export const name = (await http.GET("/resources/vendor-only/users/v1/{userId}", { params })).data?.name;
    export const email = (await http.PUT("/resources/users/v1/{userId}", { params, body: { name: "Ada" } })).data?.email;
    await http.POST("/resources/vendor-only/users/v1/{userId}/mfa/unenroll", { params });`,
  "openapi-fetch": `
    import createClient from "openapi-fetch";
    import type { paths } from "@frontegg-identity/types";
    const client = createClient<paths>({ baseUrl: "https://api.frontegg.com/identity" });
    const params = { path: { userId: "id" } };
    export const name = (await client.GET("/resources/vendor-only/users/v1/{userId}", { params })).data?.name;
    export const email = (await client.PUT("/resources/users/v1/{userId}", { params, body: { name: "Ada" } })).data?.email;
    await client.POST("/resources/vendor-only/users/v1/{userId}/mfa/unenroll", { params });`,
  "hey-api, generated": `
    import { getUser, updateUser, unenrollUserMfa } from "${generatedFolder("hey-api")}/index.ts";
    const path = { userId: "id" };
    export const name = (await getUser({ path })).data?.name;
    export const email = (await updateUser({ path, body: { name: "Ada" } })).data?.email;
    await unenrollUserMfa({ path });`,
  "redocly, generated": `
    import { client } from "${generatedFolder("redocly")}/index.ts";
    const path = { userId: "id" };
    export const name = (await client.getUser({ path })).name;
    export const email = (await client.updateUser({ path, body: { name: "Ada" } })).email;
    await client.unenrollUserMfa({ path });`,
};

/** Consumers whose types come from our generator, so that the size of the spec can be varied. */
export const ourConsumers: readonly Consumer[] = [
  "@frontegg-identity/client",
  "@frontegg-identity/client, client.http",
  "openapi-fetch",
];
export const allConsumers: readonly Consumer[] = Object.keys(consumers) as Consumer[]; // the keys of a constant

/** The folder under which programs are written; inside this package, so that they find what is installed for it. */
const programs = join(bench, ".generated/programs");

/**
 * Compiles a consumer against the built packages, with the types of a spec of so many operations, and reads what the
 * compiler says of its work. Fails when the program does not compile.
 */
export async function typeCost(consumer: Consumer, compiler: Compiler, operations = 3): Promise<TypeCost> {
  const types = await typesFor(operations);
  const folder = join(programs, `${consumer.replaceAll(/\W+/g, "-")}-${compiler}-${operations}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  await writeFile(join(folder, "consumer.ts"), consumers[consumer]);
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
      paths: { "@frontegg-identity/types": [types] },
    },
    files: ["consumer.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"]).catch(
    (error: { stdout?: string }) => {
      throw new Error(`${consumer} does not compile with ${compiler}:\n${error.stdout}`);
    },
  );
  return {
    consumer,
    operations,
    typescript: compilerVersion(compiler),
    instantiations: figure(stdout, "Instantiations"),
    checkSeconds: figure(stdout, "Check time"),
  };
}

function figure(diagnostics: string, label: string): number {
  const found = new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(diagnostics)?.[1];
  if (found === undefined) throw new Error(`The compiler gives no "${label}":\n${diagnostics}`);
  return Number(found);
}

const written = new Map<number, Promise<string>>();

/** Writes a stand-in for the types package with the types of a larger spec. Its entry is the same file as in ours. */
function typesFor(operations: number): Promise<string> {
  let folder = written.get(operations);
  if (folder === undefined) written.set(operations, (folder = writeTypes(operations)));
  return folder;
}

async function writeTypes(operations: number): Promise<string> {
  const source = fileURLToPath(new URL("../../../packages/types/src/", import.meta.url));
  const folder = join(bench, `.generated/types-${operations}`);
  const spec = syntheticSpec(operations);
  await mkdir(join(folder, "generated"), { recursive: true });
  await Promise.all([
    writeFile(join(folder, "generated/openapi.ts"), await generateTypes(spec, "a synthetic spec")),
    writeFile(join(folder, "generated/servers.ts"), generateServers(spec, "a synthetic spec")),
    writeFile(join(folder, "generated/endpoints.ts"), generateEndpoints(spec, "a synthetic spec")),
    copyFile(join(source, "generated/environment-auth.ts"), join(folder, "generated/environment-auth.ts")),
    copyFile(join(source, "generated/auth-endpoints.ts"), join(folder, "generated/auth-endpoints.ts")),
    copyFile(join(source, "operation-description.ts"), join(folder, "operation-description.ts")),
    copyFile(join(source, "index.ts"), join(folder, "index.ts")),
  ]);
  return join(folder, "index.ts");
}
