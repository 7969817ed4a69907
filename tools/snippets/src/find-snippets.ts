import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A fenced block of a page. */
export interface Snippet {
  /** The page's path in the repository. */
  readonly page: string;
  /** The number of the fence's line. */
  readonly line: number;
  readonly language: string;
  /**
   * What follows the language:
   *
   * - `file="path"`: it is a part of that file, which is compiled and run by tests of its own;
   * - `no-run="why"`: it is compiled, and not run;
   * - `output`: it is what the block before it prints;
   * - in a recipe, `title="path"`: it is that file, `background`: the commands go on until the end, `skip="why"`: they
   *   are for the reader alone.
   */
  readonly words: Readonly<Record<string, string>>;
  readonly code: string;
}

/** The Markdown files of the repository: the site's pages, the READMEs, and the rest. */
export function pages(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md", "*.mdx"];
  const listed = execFileSync("git", args, { cwd: repository, encoding: "utf8" }).trim().split("\n");
  return listed.filter((page) => existsSync(join(repository, page)));
}

export function readPage(page: string): string {
  return readFileSync(join(repository, page), "utf8");
}

/** Finds every fenced block of a page. */
export function snippetsOf(page: string): Snippet[] {
  const text = readPage(page);
  return [...text.matchAll(/^```(\w+)(.*)\n((?:(?!```).*\n)*)```$/gm)].map((match) => {
    const [, language = "", rest = "", code = ""] = match;
    const words = [...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, word = "", value = ""]) => [word, value]);
    return {
      page,
      line: text.slice(0, match.index).split("\n").length,
      language,
      words: Object.fromEntries(words),
      code,
    };
  });
}

/** Every fenced block, by page in order. */
export const snippets: readonly Snippet[] = pages().flatMap(snippetsOf);

/** The blocks in TypeScript. Recipes have a runner of their own, which follows them in an empty folder. */
export const code: readonly Snippet[] = snippets.filter(
  ({ page, language }) => (language === "ts" || language === "tsx") && !page.includes("/recipes/"),
);

/** What the page says that a block prints. */
export function outputOf(snippet: Snippet): Snippet | undefined {
  const next = snippets[snippets.indexOf(snippet) + 1];
  return next !== undefined && next.page === snippet.page && "output" in next.words ? next : undefined;
}
