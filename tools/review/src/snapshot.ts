import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateEndpoints, generateServers, generateTypes } from "@frontegg-identity/generate";
import { type TypeModules, UnusableInputError } from "openapi-review/core";
import { loadDescription, type Description } from "./read-description.ts";

/** What a version promises: its descriptions, the main one first, and the modules of its types package. */
export interface Snapshot {
  readonly descriptions: readonly Description[];
  readonly modules: TypeModules;
}

/** The descriptions of a repository, with the module that is generated of each. */
const specs = [
  ["spec/openapi.yaml", "generated/openapi.ts"],
  ["spec/environment-auth.yaml", "generated/environment-auth.ts"],
] as const;

/** Where a repository has the published types. */
export const sourceFolder = "packages/types/src";

/** The index of a version that has no types package: whatever is generated. */
const generatedIndex: TypeModules = {
  "index.ts": 'export * from "./generated/openapi.ts";\nexport * from "./generated/servers.ts";\n',
};

/** Reads the descriptions of a repository; without the main one, none. */
export async function loadDescriptions(root: string): Promise<Description[]> {
  if (!existsSync(join(root, specs[0][0]))) return [];
  const files = specs.map(([file]) => file).filter((file) => existsSync(join(root, file)));
  return Promise.all(files.map((file) => loadDescription(join(root, file), file)));
}

/** A version whose types are those that are generated of its descriptions. */
export async function generatedSnapshot(...descriptions: readonly Description[]): Promise<Snapshot> {
  return { descriptions, modules: { ...generatedIndex, ...(await generatedModules(descriptions)) } };
}

/** A version of a repository: its types are those that were committed. Undefined where it has no description. */
export async function committedSnapshot(root: string): Promise<Snapshot | undefined> {
  const descriptions = await loadDescriptions(root);
  if (descriptions.length === 0) return undefined;
  const modules = committedModules(root);
  return modules ? { descriptions, modules } : generatedSnapshot(...descriptions);
}

/**
 * Generates the modules of the types package, by path below its sources. What the header calls the source is the same
 * whatever the file is called, so that it is no difference.
 *
 * @throws {@link UnusableInputError} when a description is one that no types can be generated of.
 */
export async function generatedModules(descriptions: readonly Description[]): Promise<TypeModules> {
  const types = descriptions.map(async ({ document, name }, index) => {
    const [source, module] = specs[index]!; // there are no more than these
    try {
      return [module, await generateTypes(document, source)];
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split("\n");
      throw new UnusableInputError(`No types can be generated of ${name}: ${reason}`, { cause: error });
    }
  });
  const { document } = descriptions[0]!; // the main one
  return {
    ...Object.fromEntries(await Promise.all(types)),
    "generated/servers.ts": generateServers(document, specs[0][0]),
    "generated/endpoints.ts": generateEndpoints(document, specs[0][0]),
  };
}

/** The modules of a repository's types package as they are; undefined where it has none. */
export function committedModules(root: string): TypeModules | undefined {
  const folder = join(root, sourceFolder);
  if (!existsSync(join(folder, "index.ts"))) return undefined;
  const files = globSync("**/*.ts", { cwd: folder });
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
