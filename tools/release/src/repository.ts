import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const repository: string = fileURLToPath(new URL("../../..", import.meta.url));

/** Returns the version of the types package, which is the version of the spec. */
export function typesVersion(): string {
  const manifest = readFileSync(join(repository, "packages/types/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version; // every manifest has one
}
