import ts from "typescript";

/** What a module exports, with the checker that knows its types. */
export interface ModuleExports {
  readonly checker: ts.TypeChecker;
  readonly exports: readonly ts.Symbol[];
}

/** Reads the exports of a module from its sources. */
export function exportsOf(file: string): ModuleExports {
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.Preserve,
    customConditions: ["frontegg-identity-source"],
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return { checker, exports: module ? checker.getExportsOfModule(module) : [] };
}
