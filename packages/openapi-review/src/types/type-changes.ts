import { isDeepStrictEqual } from "node:util";
import ts from "typescript";
import { ruleOf, type Change } from "../change.ts";
import { brokenCalls, type BrokenCall } from "./calls/broken-calls.ts";
import { writeCalls, type Line } from "./calls/write-calls.ts";
import { changedOperations } from "./changed-operations.ts";
import { compareTypes, type Rule } from "./compare-types.ts";
import { compile } from "./compile.ts";
import type { Severity } from "../severity.ts";

/** The files of a types package, as text by path. Its exports are those of `index.ts`. */
export type TypeModules = Readonly<Record<string, string>>;

/** The message and the version bump of each rule, from the worst to the least. */
const rules: Readonly<Record<Rule, readonly [severity: Severity, meaning: string]>> = {
  "name-removed": ["major", "Code that uses this name no longer compiles"],
  "read-breaks": ["major", "Code that reads this no longer compiles"],
  "build-breaks": ["major", "Code that builds this request no longer compiles"],
  // Mocks live in tests, and a new field that is always there would otherwise need a new major version.
  "mock-breaks": ["minor", "Code that builds this response, in mocks and fixtures, no longer compiles"],
  added: ["minor", "Code that uses this addition does not compile against the old types"],
};

const order = Object.keys(rules);

/**
 * Lets the compiler judge the change from one version of the types to another: code that compiled and no longer does
 * breaks, code that compiles now and did not before is an addition. Neither, but a different text: patch.
 */
export function typeChanges(before: TypeModules, after: TypeModules): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const modules = { ...below("old", before), ...below("new", after) };
  const { declared, calls, parsed } = compareModules(modules);
  const all = withCalls(declared, brokenCalls(calls, modules, parsed));
  return all.length > 0 ? all : [equivalentTypes];
}

/** Another text, with which all code compiles. */
export const equivalentTypes: Change = typeChange(
  "equivalent",
  "declarations",
  "patch",
  "Comments or the way of writing a type changed. All code compiles with both.",
);

/** A function of its own, so that its program is freed before the calls are compiled. */
function compareModules(
  modules: TypeModules,
): ComparedDeclarations & { readonly parsed: ReadonlyMap<string, ts.SourceFile> } {
  const program = compile(modules);
  const parsed = new Map(program.getSourceFiles().map((file) => [file.fileName, file]));
  return { ...compareDeclarations(program, "old", "new"), parsed };
}

interface ComparedDeclarations {
  readonly declared: readonly Change[];
  readonly calls: readonly Line[];
}

/** Compares the declarations of the modules in two folders, and writes the calls of those in the first. */
export function compareDeclarations(program: ts.Program, before: string, after: string): ComparedDeclarations {
  const [old = [], revised = []] = [before, after].map((folder) =>
    program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`/${folder}/`)),
  );
  const [oldModule, newModule] = [before, after].map((folder) => program.getSourceFile(`/${folder}/index.ts`));
  if (!oldModule || !newModule) throw new Error("The compiler lost the generated modules.");
  const [fault] = revised.flatMap((file) => program.getSyntacticDiagnostics(file));
  if (fault) {
    const reason = ts.flattenDiagnosticMessageText(fault.messageText, " ");
    const message = `They aren't valid TypeScript, so nothing that imports them compiles: ${reason}`;
    return { declared: [typeChange("invalid", "declarations", "major", message)], calls: [] };
  }

  // The worst that happens at a place says it all.
  const worst = new Map<string, Change>();
  const checker = program.getTypeChecker();
  compareTypes(checker, oldModule, newModule, (rule, where, reason) => {
    const known = worst.get(where);
    if (known && order.indexOf(ruleOf(known)) <= order.indexOf(rule)) return;
    const [severity, meaning] = rules[rule];
    worst.set(where, typeChange(rule, where, severity, `${meaning}: ${reason}.`));
  });
  const calls = writeCalls(checker, oldModule, newModule, changedOperations(old, revised));
  return { declared: [...worst.values()], calls };
}

/**
 * Puts a line that stops compiling beside the change that explains it. Of those that no change explains, the first of an
 * operation's requests, of its `data` and of its `error` is a change of its own.
 */
function withCalls(changes: readonly Change[], broken: readonly BrokenCall[]): Change[] {
  const lines = new Map<string, BrokenCall>();
  const others = new Map<string, BrokenCall>();
  for (const call of broken) {
    const whole = `${call.operation}.responses.any ${call.kind === "data" ? "success" : call.kind}`;
    // The nearest has the longest place.
    const [change] = changes
      .filter(
        ({ severity, where }) =>
          severity === (call.kind === "fixture" ? "minor" : "major") &&
          (where === whole || isAround(where, call.where)),
      )
      .toSorted((a, b) => b.where.length - a.where.length);
    const [map, key] = change ? [lines, change.id] : [others, `${call.operation}.${call.kind}`];
    if (!map.has(key)) map.set(key, call);
  }
  const unexplained = [...others].filter(([, { kind }]) => kind !== "fixture");
  return [
    ...changes.map((change) => {
      const call = lines.get(change.id);
      return call ? { ...change, code: codeOf(call) } : change;
    }),
    ...unexplained.map(([where, call]) => ({
      ...typeChange("call-breaks", where, "major", "A call that users write no longer compiles."),
      operations: [call.operation],
      code: codeOf(call),
    })),
  ];
}

/** Tells whether a place is another one, or has it in it. */
function isAround(where: string, inner: string): boolean {
  return inner === where || (inner.startsWith(where) && /^(?:\.|\[)/.test(inner.slice(where.length)));
}

function codeOf({ code, reason }: BrokenCall): string {
  return `${code}   ✗ ${reason}`;
}

function below(folder: string, modules: TypeModules): TypeModules {
  return Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${folder}/${name}`, text]));
}

function typeChange(rule: string, where: string, severity: Severity, message: string): Change {
  return { id: `types:${rule}:${where}`, severity, source: "types", where, operations: [], message };
}
