import ts from "typescript";
import { compile } from "../compile.ts";
import type { TypeModules } from "../type-changes.ts";
import { changedOperations } from "./changed-operations.ts";
import { fetchTypes } from "./fetch-types.ts";
import { writeCalls, type Call, type Calls } from "./write-calls.ts";

/** A line that compiles against the old types and not against the new ones. */
export interface BrokenCall extends Call {
  /** The compiler's words. */
  readonly reason: string;
}

/** Above this number of operations, only the nearest reads are compiled. The comparison of declarations covers the rest. */
const MOST_IN_FULL = 40;

/** Writes the calls of operations that both versions have and whose types differ, as users of the old ones write them. */
export function callsOf(modules: TypeModules, program: ts.Program): Calls {
  const files = (folder: string): ts.SourceFile[] =>
    Object.keys(modules).flatMap((path) =>
      path.startsWith(`${folder}/`) ? (program.getSourceFile(`/${path}`) ?? []) : [],
    );
  const wanted = changedOperations(files("old"), files("new"));
  const [oldModule, newModule] = [program.getSourceFile("/old/index.ts"), program.getSourceFile("/new/index.ts")];
  if (!oldModule || !newModule || wanted.size === 0) return { text: "", lines: [] };
  return writeCalls(
    program.getTypeChecker(),
    oldModule,
    newModule,
    (name) => wanted.has(name),
    wanted.size > MOST_IN_FULL,
  );
}

/**
 * Compiles calls against the old types and the new ones.
 *
 * @param modules - Both versions, in the folders `old` and `new`.
 * @param parsed - What is parsed already, by path.
 */
export function brokenCalls(
  { text, lines }: Calls,
  modules: TypeModules,
  parsed: ReadonlyMap<string, ts.SourceFile>,
): BrokenCall[] {
  if (lines.length === 0) return [];
  const calls = compile(
    { ...modules, ...fetchTypes(), "calls-old.ts": head("old") + text, "calls-new.ts": head("new") + text },
    parsed,
  );
  const known = errorsByLine(calls, "/calls-old.ts");
  return [...errorsByLine(calls, "/calls-new.ts")].flatMap(([line, reason]) => {
    const call = lines[line - 1];
    return call && !known.has(line) ? [{ ...call, reason }] : [];
  });
}

function errorsByLine(program: ts.Program, path: string): Map<number, string> {
  const file = program.getSourceFile(path);
  const found = new Map<number, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(file)) {
    if (!file || start === undefined) continue;
    const { line } = file.getLineAndCharacterOfPosition(start);
    const text = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
    // The last line says what it comes down to.
    if (!found.has(line)) found.set(line, text.at(-1)!.trim()); // never empty
  }
  return found;
}

function head(folder: string): string {
  const types = `import type { Client } from "./fetch/index.d.ts"; import type { paths } from "./${folder}/index.ts"`;
  // The responses as openapi-fetch types them, without the fields that are read or write only.
  const result =
    "type Result<T> = { data: SuccessResponse<ResponseObjectMap<T>>; error?: never } | { data?: never; error: ErrorResponse<ResponseObjectMap<T>> }";
  const helpers = 'import type { ErrorResponse, ResponseObjectMap, SuccessResponse } from "./fetch/helpers.d.ts"';
  return `${types}; ${helpers}; ${result};\n`;
}
