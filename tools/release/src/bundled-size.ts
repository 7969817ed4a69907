import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A bundle made of a few lines of code. */
export interface BundledSize {
  /** Bytes after minifying and gzip at its strongest, as a careful server sends them. */
  readonly gzipBytes: number;
  /** The modules that are in it. */
  readonly modules: readonly string[];
}

/** Bundles and minifies code that imports packages which are installed in, or above, a directory. */
export async function bundledSize(code: string, directory: string): Promise<BundledSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: directory, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([name]) => name),
  );
  const bytes = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0);
  return { gzipBytes: bytes, modules };
}
