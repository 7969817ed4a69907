import ts from "typescript";

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

const host = ts.createCompilerHost(strictest, true);

/** Library files do not change: read once per process. */
const library = new Map<string, ts.SourceFile>();

/**
 * Makes a program of modules in memory, by path.
 *
 * @param parsed - Those that are parsed already, by path.
 */
export function compile(
  modules: Readonly<Record<string, string>>,
  parsed?: ReadonlyMap<string, ts.SourceFile>,
): ts.Program {
  const own = (path: string): string | undefined => modules[path.replace(/^\//, "")];
  const inMemory: ts.CompilerHost = {
    ...host,
    getSourceFile(path, options) {
      const text = own(path);
      const known = parsed?.get(path);
      if (text !== undefined && known?.text === text) return known;
      const isLibrary = text === undefined || path.startsWith("/fetch/");
      // Comments mean nothing here, and are half of a large document's types.
      const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
      const withoutComments = typeof options === "object" ? { ...options, jsDocParsingMode } : options;
      const file =
        (isLibrary && library.get(path)) ||
        (text === undefined
          ? host.getSourceFile(path, options)
          : ts.createSourceFile(path, text, withoutComments, true));
      if (isLibrary && file) library.set(path, file);
      return file;
    },
    fileExists: (path) => own(path) !== undefined,
    directoryExists: () => true,
    realpath: (path) => path,
    readFile: own,
    getCurrentDirectory: () => "/",
  };
  const rootNames = Object.keys(modules).map((name) => `/${name}`);
  return ts.createProgram({ rootNames, options: strictest, host: inMemory });
}
