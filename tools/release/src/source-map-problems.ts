import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

/** Finds built files without a source map, and maps whose sources are neither in the package nor in the map. */
export function sourceMapProblems({ root, files }: PackedPackage): string[] {
  return files.filter((file) => /\.(c?js|d\.c?ts)$/.test(file)).flatMap((file) => problemsOf(root, file));
}

function problemsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").trim();
  // What only passes on what others hold has nothing to map.
  if (/^(?:(?:import|export) \{.*;?\n?)*$/.test(text)) return [];
  const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
  if (name === undefined) return [`${file}: names no source map`];
  const map = join(root, dirname(file), name);
  if (!existsSync(map)) return [`${file}: its source map ${name} is missing`];
  // As the format has it.
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(map, "utf8")) as SourceMap;
  const missing = sources.filter((source, index) => !sourcesContent[index] && !existsSync(join(dirname(map), source)));
  return missing.map((source) => `${file}: its source ${source} is not in the package`);
}

/** @see https://tc39.es/ecma426/#sec-source-map-format */
interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}
