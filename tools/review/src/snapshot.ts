import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateEndpoints, generateServers, generateTypes, withHeader } from "@frontegg-identity/generate";
import type { OpenApiDocument } from "@frontegg-identity/generate";
import {
  fileReader,
  loadDocument,
  UnusableInputError,
  type LoadedDocument,
  type TypeModules,
} from "openapi-review/core";

/** What a version of the repository promises: its documents, the main one first, and the modules of its types package. */
export interface Snapshot {
  readonly documents: readonly LoadedDocument[];
  readonly modules: TypeModules;
}

/** The documents of the repository, with the module that is generated of each. */
export const specs = [
  ["spec/openapi.yaml", "generated/openapi.ts"],
  ["spec/environment-auth.yaml", "generated/environment-auth.ts"],
] as const;

/** The folder of the published types. */
export const sourceFolder = "packages/types/src";

/** The index of a version that has no types package: all that is generated. */
const generatedIndex: TypeModules = {
  "index.ts": 'export * from "./generated/openapi.ts";\nexport * from "./generated/servers.ts";\n',
};

/**
 * Reads the documents of a repository. Without the main one, none.
 *
 * @throws {@link UnusableInputError} for one that refers to a file outside its folder: the report would show what is in it.
 */
export async function loadDocuments(root: string): Promise<LoadedDocument[]> {
  if (!existsSync(join(root, specs[0][0]))) return [];
  const files = specs.map(([file]) => file).filter((file) => existsSync(join(root, file)));
  return Promise.all(
    files.map(async (file) => {
      const document = await loadDocument(join(root, file), file, fileReader(dirname(join(root, file)), {}));
      const [refused] = document.refused;
      if (refused !== undefined) throw new UnusableInputError(`${file} refers to another file: ${refused}.`);
      return document;
    }),
  );
}

/** Reads a version whose types are those that are generated of its documents. */
export async function generatedSnapshot(documents: readonly LoadedDocument[]): Promise<Snapshot> {
  return { documents, modules: { ...generatedIndex, ...(await generatedModules(documents)) } };
}

/** Reads a version with the types that were committed. Undefined where it has no document. */
export async function committedSnapshot(root: string): Promise<Snapshot | undefined> {
  const documents = await loadDocuments(root);
  if (documents.length === 0) return undefined;
  const modules = committedModules(root);
  return modules ? { documents, modules } : generatedSnapshot(documents);
}

/**
 * Generates the modules of the types package, by path below its sources. The header always names the same source.
 *
 * @throws {@link UnusableInputError} for a document that no types can be generated of.
 */
export async function generatedModules(documents: readonly LoadedDocument[]): Promise<TypeModules> {
  const types = documents.map(async (document, index) => {
    const [source, module] = specs[index]!; // there are no more than these
    try {
      return [module, withHeader(source, await generateTypes(asGenerated(document)))];
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split("\n");
      throw new UnusableInputError(`No types can be generated of ${source}: ${reason}`, { cause: error });
    }
  });
  const main = asGenerated(documents[0]!); // there is one
  return {
    ...Object.fromEntries(await Promise.all(types)),
    "generated/servers.ts": withHeader(specs[0][0], generateServers(main)),
    "generated/endpoints.ts": withHeader(specs[0][0], generateEndpoints(main)),
  };
}

/** The modules of a repository's types package as they are; undefined where it has none. */
export function committedModules(root: string): TypeModules | undefined {
  const folder = join(root, sourceFolder);
  if (!existsSync(join(folder, "index.ts"))) return undefined;
  const files = globSync("**/*.ts", { cwd: folder });
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

/** The generator reads a document that lint has passed. */
function asGenerated({ original }: LoadedDocument): OpenApiDocument {
  return original as unknown as OpenApiDocument;
}
