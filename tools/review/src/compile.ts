import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const compilerFolder = dirname(fileURLToPath(import.meta.resolve("typescript")));

/** The strictest reading: what compiles here compiles for every user, and what fails here fails for some. */
const strictest: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  // Generated types need `Record` and the like, and nothing of the rest, which takes longer to read.
  lib: ["lib.es5.d.ts"],
  types: [],
};

/** Library files do not change: read once per process. */
const library = new Map<string, ts.SourceFile | undefined>();

/** Makes a program of modules in memory, by file name without folder. Imports are `./name.ts`. */
export function compile(modules: Readonly<Record<string, string>>): ts.Program {
  const host: ts.CompilerHost = {
    getSourceFile: (path, options) => {
      const text = modules[path.replace(/^\//, "")];
      if (text === undefined) {
        if (!library.has(path)) library.set(path, readLibrary(path, options));
        return library.get(path);
      }
      return ts.createSourceFile(path, text, options, true);
    },
    fileExists: (path) => path.replace(/^\//, "") in modules,
    readFile: (path) => modules[path.replace(/^\//, "")],
    getDefaultLibFileName: () => join(compilerFolder, "lib.d.ts"),
    getDefaultLibLocation: () => compilerFolder,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
  const roots = Object.keys(modules).map((name) => `/${name}`);
  return ts.createProgram({ rootNames: roots, options: strictest, host });
}

function readLibrary(path: string, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  const text = ts.sys.readFile(path);
  return text === undefined ? undefined : ts.createSourceFile(path, text, options);
}
