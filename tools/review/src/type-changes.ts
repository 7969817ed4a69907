import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.ts";
import { compile } from "./compile.ts";
import { compilerMessage } from "./compiler-message.ts";
import { findProbes } from "./find-probes.ts";
import type { Probe } from "./probe.ts";
import { runProbes, type FailedProbe } from "./run-probes.ts";
import type { Severity } from "./severity.ts";

/** What a types package holds: text by path. Its exports are those of `index.ts`. */
export type TypeModules = Readonly<Record<string, string>>;

/**
 * Lets the compiler judge the step from one version of the types to another.
 *
 * Code that reads responses, builds requests or names a type and no longer compiles: major. Code that only builds
 * responses (mocks, fixtures) and no longer compiles: minor, because it lives in tests and a new field that is always
 * there would otherwise need a new major version. New code that does not compile against the old types: minor, it uses
 * an addition. Neither, but a different text: patch.
 */
export function typeChanges(before: TypeModules, after: TypeModules): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const modules = { ...inFolder("old", before), ...inFolder("new", after) };
  const program = compile(modules);
  const [oldModule, newModule] = [program.getSourceFile("/old/index.ts"), program.getSourceFile("/new/index.ts")];
  if (!oldModule || !newModule) throw new Error("The compiler lost the generated modules.");
  const faults = Object.keys(after).flatMap((name) =>
    program.getSyntacticDiagnostics(program.getSourceFile(`/new/${name}`)),
  );
  if (faults[0]) return [invalid(compilerMessage(faults[0].messageText))];
  const failed = runProbes(findProbes(program.getTypeChecker(), oldModule, newModule), modules, program);
  if (failed.length === 0) return [equivalent];

  // The worst that happens at a place says it all.
  const byPlace = new Map<string, Change>();
  for (const probe of failed.toSorted((a, b) => rank(a) - rank(b))) {
    const verdict = verdicts[rank(probe)];
    if (!verdict || byPlace.has(probe.where)) continue;
    byPlace.set(probe.where, {
      id: `types:${verdict.rule}:${probe.where}`,
      where: probe.where,
      severity: verdict.severity,
      source: "types",
      message: `${verdict.meaning}: ${probe.reason}`,
    });
  }
  return [...byPlace.values()];
}

function inFolder(folder: string, modules: TypeModules): TypeModules {
  return Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${folder}/${name}`, text]));
}

function invalid(reason: string): Change {
  return {
    id: "types:invalid:declarations",
    where: "declarations",
    severity: "major",
    source: "types",
    message: `The declarations are no valid TypeScript, so nothing that imports them compiles: ${reason}`,
  };
}

/** The place of a probe's verdict, from the worst to the least. */
function rank(probe: FailedProbe): number {
  return verdicts.findIndex(({ holds }) => holds(probe));
}

const equivalent: Change = {
  id: "types:equivalent:declarations",
  where: "declarations",
  severity: "patch",
  source: "types",
  message: "Comments or the way of writing a type changed; all code compiles against both versions.",
};

interface Verdict {
  readonly rule: string;
  readonly severity: Severity;
  readonly meaning: string;
  readonly holds: (probe: Probe) => boolean;
}

/** From the worst to the least. */
const verdicts: readonly Verdict[] = [
  {
    rule: "name-removed",
    severity: "major",
    meaning: "Code that uses this name no longer compiles",
    holds: ({ direction, use }) => direction === "old code, new types" && use === "name",
  },
  {
    rule: "read-breaks",
    severity: "major",
    meaning: "Code that reads this no longer compiles",
    holds: ({ direction, use }) => direction === "old code, new types" && use === "read",
  },
  {
    rule: "build-breaks",
    severity: "major",
    meaning: "Code that builds this request no longer compiles",
    holds: ({ direction, use }) => direction === "old code, new types" && use === "build",
  },
  {
    rule: "mock-breaks",
    severity: "minor",
    meaning: "Code that builds this response, in mocks and fixtures, no longer compiles",
    holds: ({ direction, use }) => direction === "old code, new types" && use === "mock",
  },
  {
    rule: "added",
    severity: "minor",
    meaning: "Code that uses this addition does not compile against the old types",
    holds: ({ direction }) => direction === "new code, old types",
  },
];
