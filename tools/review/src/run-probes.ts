import ts from "typescript";
import { compile } from "./compile.ts";
import type { Probe } from "./probe.ts";

/** A probe that does not compile, and the compiler's reason. */
export interface FailedProbe extends Probe {
  readonly reason: string;
}

const header = ['import type * as Old from "./old.ts";', 'import type * as New from "./new.ts";'];

/** What a body of any media type holds; `never` for a response without content. */
const content = "type Content<R> = R extends { content: infer C } ? C[keyof C] : never;";

/** Compiles every probe, one on each line, and returns those that fail. */
export function runProbes(
  probes: readonly Probe[],
  modules: { readonly "old.ts": string; readonly "new.ts": string },
  earlier: ts.Program,
): FailedProbe[] {
  const lines = [...header, content, ...probes.map(({ code }) => code)];
  const program = compile({ ...modules, "probes.ts": lines.join("\n") }, earlier);
  const source = program.getSourceFile("/probes.ts");
  const first = lines.length - probes.length;
  const reasons = new Map<Probe, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    const probe = probes[line - first];
    if (!probe) throw new Error(`The preamble of the probes does not compile: ${sentence(messageText)}`);
    if (!reasons.has(probe)) reasons.set(probe, sentence(messageText));
  }
  return probes.flatMap((probe) => {
    const reason = reasons.get(probe);
    return reason === undefined ? [] : { ...probe, reason };
  });
}

const longest = 240;

/** The compiler's message on one line. Of a chain the last link says what is wrong, so the middle is what is cut. */
function sentence(message: string | ts.DiagnosticMessageChain): string {
  const links = ts.flattenDiagnosticMessageText(message, "\n").split("\n").map((link) => link.trim());
  const [head = "", tail] = [links[0], links.length > 1 ? links.at(-1) : undefined];
  return tail === undefined ? shorten(head, longest) : `${shorten(head, longest / 2)} ${shorten(tail, longest / 2)}`;
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
