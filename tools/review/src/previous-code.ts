import { join } from "node:path";
import ts from "typescript";
import { compilerMessage } from "./compiler-message.ts";
import type { Change } from "./change.ts";
import type { Revision } from "./git.ts";
import type { TypeModules } from "./type-changes.ts";
import { sourceFolder } from "./type-modules.ts";

/** Code that the previous release shipped: a type test, or an example of a README. */
export interface PreviousCode {
  /** Where it was: `README.md, example 2`. */
  readonly where: string;
  readonly kind: "type test" | "example";
  /** Where it is compiled, relative to the repository: what it imports is looked up from there. */
  readonly path: string;
  readonly text: string;
}

const typesFolder = "packages/types";

/** Collects the type tests of the types package and the TypeScript examples of the README as they were at a revision. */
export function previousCode(revision: Revision): PreviousCode[] {
  const tests = revision
    .files(`${typesFolder}/test`)
    .filter((path) => path.endsWith(".test-d.ts"))
    .map((path): PreviousCode => ({ where: path, kind: "type test", path, text: revision.file(path) ?? "" }));
  const readme = revision.file("README.md") ?? "";
  const examples = [...readme.matchAll(/^```(?:ts|typescript)\b[^\n]*\n([\s\S]*?)^```/gm)].map(
    ([, text = ""], index): PreviousCode => ({
      where: `README.md, example ${index + 1}`,
      kind: "example",
      // The client resolves itself and the types by their published names.
      path: `packages/client/readme-example-${index + 1}.ts`,
      text: /^\s*(import|export)\b/m.test(text) ? text : `${text}\nexport {};\n`,
    }),
  );
  return [...tests, ...examples];
}

/**
 * Compiles code of the previous release against the new types, and returns what no longer compiles.
 *
 * An example that breaks is code that users copied: major. A type test that breaks is minor: such tests pin exact
 * shapes, so every addition breaks them, and what is more than an addition was found before.
 *
 * @param before - The modules that go in the place of the working tree's for the old types. What does not compile
 *   against those is a fragment, and no finding.
 */
export function previousCodeChanges(
  root: string,
  code: readonly PreviousCode[],
  before: TypeModules,
  after: TypeModules,
): Change[] {
  const failures = compileErrors(root, code, after);
  if (failures.size === 0) return [];
  const known = compileErrors(root, code, before);
  return code.flatMap(({ where, path, kind }) => {
    const reason = failures.get(path)?.find((message) => !known.get(path)?.includes(message));
    if (reason === undefined) return [];
    return {
      id: `previous-code:${kind === "example" ? "example" : "type-test"}-breaks:${where}`,
      where,
      severity: kind === "example" ? ("major" as const) : ("minor" as const),
      source: "previous-code" as const,
      message: `The ${kind} of the previous release no longer compiles: ${reason}`,
    };
  });
}

/** Files on disk are the same for the old and the new types: parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** The compiler's messages for each piece of code, by path. */
function compileErrors(root: string, code: readonly PreviousCode[], modules: TypeModules): Map<string, string[]> {
  const virtual = new Map(
    [
      ...Object.entries(modules).map(([path, text]) => [`${sourceFolder}/${path}`, text] as const),
      ...code.map(({ path, text }) => [path, text] as const),
    ].map(([path, text]) => [join(root, path), text]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    customConditions: ["frontegg-identity-source"],
    types: ["node"],
    typeRoots: [join(root, "packages/client/node_modules/@types")],
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.fileExists = (path) => virtual.has(path) || disk.fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? disk.readFile(path);
  host.getSourceFile = (path, language) => {
    const text = virtual.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language, true);
    if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, language));
    return parsed.get(path);
  };
  host.getCurrentDirectory = () => root;
  const paths = code.map(({ path }) => join(root, path));
  const program = ts.createProgram(paths, options, host);
  return new Map(
    code.flatMap(({ path }) => {
      const source = program.getSourceFile(join(root, path));
      const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      if (errors.length === 0) return [];
      return [[path, errors.map(({ messageText }) => compilerMessage(messageText))]];
    }),
  );
}
