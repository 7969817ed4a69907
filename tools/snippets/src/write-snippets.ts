import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { code, type Snippet } from "./find-snippets.ts";

export const folder: string = fileURLToPath(new URL("../.generated", import.meta.url));

/** The file that a block becomes, such as `docs-guides-testing-12.ts` for the one whose fence is in line 12. */
export function fileOf({ page, line, language, code: text }: Snippet): string {
  const name = page
    .replace("src/content/docs/", "")
    .replace(/\.mdx?$/, "")
    .replaceAll("/", "-");
  return join(folder, `${name}-${line}${isTest(text) ? ".test" : ""}.${language}`);
}

export const isTest = (text: string): boolean => text.includes(' from "vitest"');

/** Writes each block that no file of the repository has as a module, on the lines on which the page has it. */
export function writeSnippets(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const snippet of code) {
    if ("file" in snippet.words) continue;
    const { line, code: text } = snippet;
    writeFileSync(fileOf(snippet), `${given(text)}${"\n".repeat(line)}${text}export {};\n`);
  }
}

/** What a block takes for given when it does not say it itself, in one line. */
function given(text: string): string {
  const uses = (name: string): boolean =>
    new RegExp(`\\b${name}\\b`).test(text) && !new RegExp(`\\b(const|function|let) ${name}\\b`).test(text);
  return [
    uses("frontegg") && 'import { createClient as create } from "@frontegg-identity/client";',
    uses("frontegg") && 'const frontegg = create({ region: "eu", token: "a-token", retry: false });',
    uses("userId") && 'const userId = "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10";',
  ]
    .filter(Boolean)
    .join(" ");
}

// A script, and not a part of vitest's configuration, because other programs read that too and would write while tests run.
if (import.meta.main) writeSnippets();
