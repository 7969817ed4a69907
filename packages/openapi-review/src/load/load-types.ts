import { dirname, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import type { TypeModules } from "../types/type-changes.ts";
import { checkInside, readText } from "./reader.ts";

/**
 * Loads declarations with the files of the same folder that they import.
 *
 * @throws {@link UnusableInputError} when they can't be read, or export nothing.
 */
export async function loadTypes(file: string): Promise<TypeModules> {
  const main = resolve(file);
  const folder = dirname(main);
  const modules: Record<string, string> = {};
  try {
    await add(main, "index.ts");
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    throw new UnusableInputError(`${file} can't be read: ${error.message}.`, { cause: error });
  }
  // Globals have no names that code imports.
  if (!/\bexport\b/.test(modules["index.ts"] ?? ""))
    throw new UnusableInputError(`${file} exports nothing. The declarations must be a module.`);
  return modules;

  async function add(path: string, name: string): Promise<void> {
    if (Object.hasOwn(modules, name)) return;
    checkInside(folder, path);
    const text = await readText(path);
    modules[name] = text;
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith(".")) continue;
      const target = await firstOf(resolve(dirname(path), fileName));
      if (target !== undefined) await add(target, relative(folder, target).split(sep).join("/"));
    }
  }
}

/** The file that an import of a path means. */
async function firstOf(path: string): Promise<string | undefined> {
  const bare = path.replace(/\.(?:[cm]?js|d\.ts|ts)$/, "");
  for (const candidate of [`${bare}.d.ts`, `${bare}.ts`, `${bare}/index.d.ts`, `${bare}/index.ts`]) {
    if (ts.sys.fileExists(candidate)) return candidate;
  }
  return undefined;
}
