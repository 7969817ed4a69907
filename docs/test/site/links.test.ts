import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSatteriMarkdownProcessor } from "@astrojs/markdown-satteri";
import { beforeAll, expect, test } from "vitest";
import { builtPages, dist, linkedDocument, type LinkedDocument } from "./built-site.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const site = "https://frontegg-identity.github.io/frontegg-identity/";
const source = "https://github.com/frontegg-identity/frontegg-identity/blob/main/";

/** Every page that people wrote. Changelogs keep what they said. */
const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md", "*.mdx"], {
  cwd: repository,
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((file) => !file.endsWith("CHANGELOG.md") && existsSync(join(repository, file)));
/** The repository's Markdown. The site's own is checked as it was built. */
const markdown = pages.filter((file) => !file.startsWith("docs/"));

/** Every document by its address. */
const documents = new Map<string, LinkedDocument>(builtPages.map((page) => [site + page.path, page]));
beforeAll(async () => {
  const processor = await createSatteriMarkdownProcessor({ syntaxHighlight: false });
  for (const file of markdown) {
    const { code } = await processor.render(readFileSync(join(repository, file), "utf8"));
    documents.set(source + file, linkedDocument(file, code));
  }
});

test("every link and anchor of the site and of the repository's Markdown leads somewhere", () => {
  expect(builtPages.length).toBeGreaterThan(25);
  expect(markdown.length).toBeGreaterThan(10);
  const dead = [...documents].flatMap(([address, { path, links }]) =>
    links
      .filter((link) => URL.canParse(link, address) && isDead(new URL(link, address)))
      .map((link) => [link, path] as const),
  );
  expect(Object.fromEntries(dead)).toEqual({}); // each link once, with a page that has it
});

test("each path that a page names from the root or from its own folder exists", () => {
  const missing = pages
    // It also tells of what is gone.
    .filter((page) => page !== "DESIGN.md")
    .flatMap((page) =>
      [...readFileSync(join(repository, page), "utf8").matchAll(/`([\w.-]+)\/([\w./-]*)`/g)]
        .map(([, first = "", rest = ""]) => {
          const folders = [repository, join(repository, dirname(page))].filter((folder) =>
            existsSync(join(folder, first)),
          );
          return { page, path: join(first, rest), folders };
        })
        .filter(({ path, folders }) => folders.length > 0 && !folders.some((folder) => existsSync(join(folder, path)))),
    );
  // The file exists in a release of its kind.
  expect(missing.filter(({ path }) => path !== ".changeset/pre.json")).toEqual([]);
});

test("GitHub Pages shows our own page for a wrong address", () => {
  expect(documents.get(`${site}404.html`)?.html.includes("This page doesn’t exist")).toBe(true);
});

test("nothing but the configuration knows the base path: the site works from any", () => {
  const docs = new URL("../../", import.meta.url);
  const sources = ["src", "plugins"].flatMap((folder) =>
    readdirSync(new URL(folder, docs), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:astro|css|mdx?|ts)$/.test(file) && !file.startsWith("content/docs/packages/"))
      .map((file) => ({ file, text: readFileSync(new URL(`${folder}/${file}`, docs), "utf8") })),
  );
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter(({ text }) => /(?<=["'(`])\/frontegg-identity/.test(text)).map(({ file }) => file)).toEqual([]);
});

function isDead(url: URL): boolean {
  const anchor = decodeURIComponent(url.hash.slice(1));
  const address = url.href
    .replace(/[?#].*$/, "")
    .replace(/(?<=github\.com\/[\w-]+\/[\w-]+\/)(?:tree|edit|raw)\/main\//, "blob/main/");
  const document = documents.get(decodeURIComponent(address));
  if (document !== undefined) return anchor !== "" && !document.ids.has(anchor);
  const files = [
    [site, dist],
    [source, repository],
  ] as const;
  const [root, folder] = files.find(([start]) => address.startsWith(start)) ?? [];
  if (root === undefined || folder === undefined) return false; // somebody else's
  const file = decodeURIComponent(address.slice(root.length));
  const isFolder = file === "" || file.endsWith("/");
  return (root === site && isFolder) || !existsSync(join(folder, file));
}
