import ts from "typescript";
import { compile } from "./compile.ts";
import type { Probe } from "./probe.ts";

/** A probe that does not compile, and the compiler's reason. */
export interface FailedProbe extends Probe {
  readonly reason: string;
}

const preamble = [
  'import type * as Old from "./old.ts";',
  'import type * as New from "./new.ts";',
  // What a body of any media type holds; `never` for a response without content.
  "type Content<R> = R extends { content: infer C } ? C[keyof C] : never;",
  // The paths that have a method, as openapi-fetch computes them.
  "type PathsWith<P, M extends string> = { [K in keyof P]: P[K] extends Record<M, unknown> ? K : never }[keyof P];",
];

/** Compiles every probe, one on each line, and returns those that fail. */
export function runProbes(
  probes: readonly Probe[],
  modules: { readonly "old.ts": string; readonly "new.ts": string },
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
    if (!probe) throw new Error(`The preamble of the probes does not compile: ${sentence(messageText)}`);
    if (!reasons.has(probe)) reasons.set(probe, sentence(messageText));
  }
  return probes.flatMap((probe) => {
    const reason = reasons.get(probe);
    return reason === undefined ? [] : { ...probe, reason };
  });
}

/** The compiler's message on one line, with long types cut short. The first and the last of its links say it all. */
function sentence(message: string | ts.DiagnosticMessageChain): string {
  const links = ts
    .flattenDiagnosticMessageText(message, "\n")
    .split("\n")
    .map((link) => link.trim().replaceAll(/'[^']{60,}'/g, (type) => `${type.slice(0, 45).trimEnd()} …'`));
  return links.length > 1 ? `${links[0]} ${links.at(-1)}` : (links[0] ?? "");
}
