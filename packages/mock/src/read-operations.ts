import { fileURLToPath } from "node:url";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";

/** Operations as Prism reads them from a spec. */
export type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;
/** One operation as Prism reads it from a spec. */
export type Operation = Operations[number];

/** Where the specs are: sources read the workspace's, the build puts copies beside its output. */
const SPECS = new URL(import.meta.url.endsWith(".ts") ? "../../../spec/" : "./", import.meta.url);

/**
 * Reads the operations of both specs. Prism ignores the base path of a spec's servers, so it is put in front of the
 * paths here: the mock answers where production does.
 */
export async function readOperations(): Promise<Operations> {
  const [identity, environmentAuth] = await Promise.all([read("openapi.yaml"), read("environment-auth.yaml")]);
  return [...identity.map((operation) => ({ ...operation, path: `/identity${operation.path}` })), ...environmentAuth];
}

function read(name: string): Promise<Operations> {
  return getHttpOperationsFromSpec(fileURLToPath(new URL(name, SPECS)));
}
