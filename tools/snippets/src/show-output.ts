import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { readPage, repository, snippets, snippetsOf, type Snippet } from "./find-snippets.ts";

/** Holds that a page shows what was printed. `pnpm run update` writes it there. */
export function showOutput(shown: Snippet, printed: string): void {
  if (process.env["MODE"] !== "update") {
    expect(shown.code).toBe(`${printed.trimEnd()}\n`);
    return;
  }
  // The blocks before it may have become longer.
  const place = snippets.filter(({ page }) => page === shown.page).indexOf(shown);
  const { line = 0, code = "" } = snippetsOf(shown.page)[place] ?? {};
  const lines = readPage(shown.page).split("\n");
  lines.splice(line, code.split("\n").length - 1, ...printed.trimEnd().split("\n"));
  writeFileSync(join(repository, shown.page), lines.join("\n"));
}
