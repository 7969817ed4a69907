import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

/**
 * Finds built files without a source map, and maps whose sources are not in the package. CommonJS needs none: it is one
 * file for each entry, and reads like its sources.
 */
export function sourceMapProblems({ root, files }: PackedPackage): string[] {
  // A package without its sources is a program, and has nothing that a map could lead to.
  if (!files.some((file) => file.startsWith("src/"))) return [];
  return files.filter((file) => /\.(js|d\.ts)$/.test(file)).flatMap((file) => problemsOf(root, file));
}

function problemsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").trim();
  // What only passes on what others hold has nothing to map.
  if (/^(?:(?:import|export)(?: type)? (?:\{.*\}.*|".*");?\n?)*$/.test(text)) return [];
  const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
  if (name === undefined) return [`${file}: names no source map`];
  const map = join(root, dirname(file), name);
  if (!existsSync(map)) return [`${file}: its source map ${name} is missing`];
  const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: string[] }; // as the format has it
  const missing = sources.filter((source) => !existsSync(join(dirname(map), source)));
  return missing.map((source) => `${file}: its source ${source} is not in the package`);
}
