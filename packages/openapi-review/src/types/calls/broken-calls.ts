import ts from "typescript";
import { compile } from "../compile.ts";
import type { TypeModules } from "../type-changes.ts";
import { fetchTypes } from "./fetch-types.ts";
import type { Call, Line } from "./write-calls.ts";

/** A line that compiles against the old types and not against the new ones. */
export interface BrokenCall extends Call {
  /** The compiler's words. */
  readonly reason: string;
}

/**
 * Compiles calls against the old types and the new ones.
 *
 * @param modules - Both versions, in the folders `old` and `new`.
 * @param parsed - What is parsed already, by path.
 */
export function brokenCalls(
  lines: readonly Line[],
  modules: TypeModules,
  parsed: ReadonlyMap<string, ts.SourceFile>,
): BrokenCall[] {
  if (lines.length === 0) return [];
  const text = lines.map((line) => line.text).join("\n");
  const calls = compile(
    { ...modules, ...fetchTypes(), "calls-old.ts": head("old") + text, "calls-new.ts": head("new") + text },
    parsed,
  );
  const errors = errorsByLine(calls, "/calls-new.ts");
  // Only what fails is compiled against the old types, because it may have failed there too.
  const known = errors.size === 0 ? errors : errorsByLine(calls, "/calls-old.ts");
  const failing = new Set([...errors.keys()].map((line) => keyOf(lines[line - 1]?.call)));
  return [...errors].flatMap(([line, reason]) => {
    const call = lines[line - 1]?.call;
    // Code for an alternative that is gone has nothing to read any more.
    const isGone = reason.startsWith("Type 'unknown'") && call?.own?.every((code) => failing.has(keyOf(call, code)));
    return call && !known.has(line) && !isGone ? [{ ...call, reason }] : [];
  });
}

function keyOf(call: Call | undefined, code: string | undefined = call?.code): string {
  return `${call?.operation} ${call?.kind} ${code}`;
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

/** The types that the calls name, on the first line. */
function head(folder: string): string {
  return (
    [
      'import type { FetchResponse, MaybeOptionalInit } from "./fetch/index.d.ts"',
      'import type { ErrorResponse, MediaType, ResponseObjectMap, SuccessResponse } from "./fetch/helpers.d.ts"',
      `import type { paths } from "./${folder}/index.ts"`,
      // A method of openapi-fetch's client for one path. Like there, fields that aren't described are no error.
      "type Call<T extends Record<string | number, any>, Init> = <I extends Init>(path: string, ...init: undefined extends Init ? [I?] : [I]) => Promise<FetchResponse<T, {}, MediaType>>",
      // Its responses without its care for fields that are read or write only.
      "type Result<T> = { data: SuccessResponse<ResponseObjectMap<T>>; error?: never } | { data?: never; error: ErrorResponse<ResponseObjectMap<T>> }",
      "",
    ].join("; ") + "\n"
  );
}
