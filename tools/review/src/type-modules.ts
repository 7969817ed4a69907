import { generateEndpoints, generateServers, generateTypes } from "@frontegg-identity/generate";
import { UnusableInputError } from "@frontegg-identity/canonical";
import type { Revision } from "./git.ts";
import type { Description } from "./read-description.ts";
import type { TypeModules } from "./type-changes.ts";

/** Where the published types are. */
export const sourceFolder = "packages/types/src";

/**
 * Generates the modules of the types package, by path below its sources.
 *
 * @param source - What the header calls the description.
 * @throws {@link UnusableInputError} when the description is one that no types can be generated of.
 */
export async function generatedModules(
  openapi: Description,
  environmentAuth?: Description,
  source: string = openapi.name,
): Promise<TypeModules> {
  const { document } = openapi;
  return {
    "generated/openapi.ts": await types(openapi, source),
    "generated/servers.ts": generateServers(document, source),
    "generated/endpoints.ts": generateEndpoints(document, source),
    ...(environmentAuth && { "generated/environment-auth.ts": await types(environmentAuth, environmentAuth.name) }),
  };
}

async function types({ document, name }: Description, source: string): Promise<string> {
  try {
    return await generateTypes(document, source);
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`No types can be generated of ${name}: ${reason}`, { cause: error });
  }
}

/** The index of a description that has no types package: whatever is generated. */
export const generatedIndex: TypeModules = {
  "index.ts": 'export * from "./generated/openapi.ts";\nexport * from "./generated/servers.ts";\n',
};

/** The modules of the types package as they were committed; undefined where there is none. */
export function committedModules(revision: Revision): TypeModules | undefined {
  const paths = revision.files(sourceFolder).filter((path) => path.endsWith(".ts"));
  const modules = Object.fromEntries(
    paths.map((path) => [path.slice(sourceFolder.length + 1), revision.file(path) ?? ""]),
  );
  return "index.ts" in modules ? modules : undefined;
}
