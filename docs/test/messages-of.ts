import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

/** The text of each message of an error that a package throws: its longest part that no value interrupts. */
export function messagesOf(name: string): string[] {
  const folder = new URL(`../../packages/${name}/src/`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const messages = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.Latest, true);
    // The classes build their messages themselves. The command's messages are in its own help.
    return ["bin.ts", "command-line.ts"].includes(file) ? [] : messagesIn(source, file.startsWith("errors/"));
  });
  return [...new Set(messages)];
}

function messagesIn(node: ts.Node, isMessage: boolean): string[] {
  const parts =
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
      ? [node.text]
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
        : [];
  const longest = parts.map((part) => part.trim()).toSorted((one, other) => other.length - one.length)[0] ?? "";
  // The client's `must(condition, input, "be …")` adds the verb.
  const text = longest.startsWith("be ") ? `must ${longest}` : longest;
  const own = isMessage && text.split(" ").length >= 3 ? [text] : [];
  const children: string[] = [];
  const within =
    isMessage ||
    ((ts.isNewExpression(node) || ts.isCallExpression(node)) && /Error$|^must$/.test(node.expression.getText()));
  ts.forEachChild(node, (child) => void children.push(...messagesIn(child, within)));
  return [...own, ...children];
}
