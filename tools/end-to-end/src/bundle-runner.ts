import { join } from "node:path";
import { build } from "esbuild";

/** Bundles one of the consumer's programs, for runtimes that load no packages by name. `alias` renames packages. */
export async function bundleRunner(
  directory: string,
  name: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<string> {
  const outfile = join(directory, `bundled-${name}`);
  await build({
    absWorkingDir: directory,
    entryPoints: [name],
    outfile,
    alias: { ...alias },
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  return outfile;
}
