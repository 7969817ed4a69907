import ts from "typescript";
import { entryPoints } from "../plugins/package-entries.ts";

// One program for all modules, because the compiler's own libraries take longer to read than they.
const program = ts.createProgram(
  entryPoints.map(({ file }) => file),
  {
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.Preserve,
    customConditions: ["frontegg-identity-source"],
    types: [],
  },
);

/** Knows the types of what every published package exports. */
export const checker: ts.TypeChecker = program.getTypeChecker();

/** Finds what a module of a published package exports, in its sources. */
export function exportsOf(file: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module) : [];
}
