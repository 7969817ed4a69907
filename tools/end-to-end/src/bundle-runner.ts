import { join } from "node:path";
import { build } from "esbuild";

/** Bundles one of the consumer's runners, for runtimes that load no packages by name. */
export async function bundleRunner(consumer: string, name: string): Promise<string> {
  const outfile = join(consumer, `bundled-${name}`);
  await build({
    entryPoints: [join(consumer, name)],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  return outfile;
}
