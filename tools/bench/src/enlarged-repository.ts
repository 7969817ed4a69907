import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeOperations, parseDocument } from "@frontegg-identity/generate";
import { execa } from "execa";

/** Everything that is generated for a run is in here, and nothing of it is committed. */
export const generated: string = fileURLToPath(new URL("../.generated/", import.meta.url));

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** A copy of what is generated and built, from a spec of so many operations. */
export interface EnlargedRepository {
  /** Programs in here import the copies of the packages by name. */
  readonly folder: string;
  readonly spec: string;
  /** A call of each operation, with the spec's examples. */
  readonly calls: readonly Call[];
}

/** A call, with the parameters of its path, and the arguments of the client's method. */
export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly args: readonly unknown[];
}

/** Copies the generator and the packages beside a spec whose further operations are like ours, generates and builds. */
export async function enlargeRepository(count: number): Promise<EnlargedRepository> {
  const folder = join(generated, `${count}-operations`);
  rmSync(folder, { recursive: true, force: true });
  const ignored = new Set(["dist", "node_modules", "test", ".turbo"]);
  const filter = (path: string): boolean => !ignored.has(basename(path));
  for (const path of ["spec", "packages/types", "packages/client", "tools/generate"]) {
    cpSync(join(repository, path), join(folder, path), { recursive: true, filter });
  }
  for (const name of ["tsdown.base.ts", "tsconfig.base.json"]) cpSync(join(repository, name), join(folder, name));
  symlinkSync(join(repository, "tools/generate/node_modules"), join(folder, "tools/generate/node_modules"));
  mkdirSync(join(folder, "node_modules/@frontegg-identity"), { recursive: true });
  for (const name of ["types", "client"]) {
    symlinkSync(join(folder, "packages", name), join(folder, "node_modules/@frontegg-identity", name));
  }

  const spec = join(folder, "spec/openapi.yaml");
  const document = parseDocument(readFileSync(spec, "utf8"));
  const paths = { ...document.paths };
  const ours = Object.entries(paths);
  for (let i = ours.length; i < count; i++) {
    const [path, item] = ours[i % ours.length]!; // a remainder is an index
    const renamed = JSON.stringify(item).replaceAll(/"operationId":"(\w+)"/g, `"operationId":"$1${i}"`);
    paths[path.replace("/resources/", `/resources/${i}/`)] = JSON.parse(renamed) as typeof item;
  }
  const enlarged = { ...document, paths };
  // Every JSON is YAML.
  writeFileSync(spec, JSON.stringify(enlarged, null, 2));
  await execa(process.execPath, ["scripts/generate.ts"], { cwd: join(folder, "tools/generate") });
  for (const name of ["types", "client"]) {
    await execa("tsdown", { cwd: join(folder, "packages", name), preferLocal: true, localDir: repository });
  }
  const calls = describeOperations(enlarged, "openapi.yaml").map(({ id, method, path, parameters, body: content }) => {
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    const params = Object.fromEntries(inPath.map(({ name, example }) => [name, example]));
    const body = Object.values(content?.examples ?? {})[0]?.value;
    return { id, method, path, params, body, args: [...Object.values(params), ...(content ? [body] : [])] };
  });
  return { folder, spec, calls };
}
