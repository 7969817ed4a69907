import type ts from "typescript";
import { compilerMessage } from "./compiler-message.ts";
import { compile } from "./compile.ts";
import type { Probe } from "./probe.ts";

/** A probe that does not compile, and the compiler's reason. */
export interface FailedProbe extends Probe {
  readonly reason: string;
}

const preamble = [
  'import type * as Old from "./old/index.ts";',
  'import type * as New from "./new/index.ts";',
  // What a body of any media type holds; `never` for a response without content.
  "type Content<R> = R extends { content: infer C } ? C[keyof C] : never;",
  // A, unless it has nothing in common with B.
  "type Related<A, B> = [A] extends [B] ? A : [B] extends [A] ? A : B;",
  // The paths that have a method, as openapi-fetch computes them.
  "type PathsWith<P, M extends string> = { [K in keyof P]: P[K] extends Record<M, unknown> ? K : never }[keyof P];",
];

/** Compiles every probe, one on each line, and returns those that fail. */
export function runProbes(
  probes: readonly Probe[],
  modules: Readonly<Record<string, string>>,
  earlier: ts.Program,
): FailedProbe[] {
  // Each in a block of its own, so that their names do not meet.
  const lines = [...preamble, ...probes.map(({ code }) => `{ ${code} }`)];
  const program = compile({ ...modules, "probes.ts": lines.join("\n") }, earlier);
  const source = program.getSourceFile("/probes.ts");
  const reasons = new Map<Probe, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    const probe = probes[line - preamble.length];
    if (!probe) throw new Error(`The preamble of the probes does not compile: ${compilerMessage(messageText)}`);
    if (!reasons.has(probe)) reasons.set(probe, compilerMessage(messageText));
  }
  return probes.flatMap((probe) => {
    const reason = reasons.get(probe);
    return reason === undefined ? [] : { ...probe, reason };
  });
}
