import ts from "typescript";

/** The compiler's message on one line, with long types cut short. The first and the last of its links say it all. */
export function compilerMessage(message: string | ts.DiagnosticMessageChain): string {
  const links = ts
    .flattenDiagnosticMessageText(message, "\n")
    .split("\n")
    .map((link) => link.trim().replaceAll(/'[^']{60,}'/g, (type) => `${type.slice(0, 45).trimEnd()} …'`));
  return links.length > 1 ? `${links[0]} ${links.at(-1)}` : (links[0] ?? "");
}
