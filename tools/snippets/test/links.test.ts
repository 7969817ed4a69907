import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { pages, readPage, repository } from "../src/find-snippets.ts";

const site = "https://frontegg-identity.github.io/frontegg-identity/";
const source = "https://github.com/frontegg-identity/frontegg-identity/";
const siteFolder = "docs/src/content/docs/";

/** What a link of a page points to in this repository; nothing for what lies elsewhere, or is made by a generator. */
function targetOf(page: string, link: string): { file: string; anchor: string | undefined } | undefined {
  const [path = "", anchor] = link.split("#");
  if (path.startsWith(site)) {
    const slug = path.slice(site.length).replace(/\/$/, "");
    if (/^(api|packages)\b/.test(slug)) return undefined;
    const names = slug === "" ? ["index.mdx"] : [`${slug}.md`, `${slug}/index.md`];
    const found = names.find((name) => existsSync(join(repository, siteFolder, name)));
    return { file: siteFolder + (found ?? names[0]), anchor };
  }
  if (path.startsWith(source)) {
    const [, file] = /^(?:blob|tree)\/main\/(.*)/.exec(path.slice(source.length)) ?? [];
    return file === undefined ? undefined : { file, anchor };
  }
  if (/^(\w+:|\/)/.test(path)) return undefined;
  return { file: path === "" ? page : join(dirname(page), decodeURIComponent(path)), anchor };
}

/** The anchor that GitHub, and Starlight, give a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

test.each(pages().filter((page) => !page.endsWith("CHANGELOG.md")))("%s links to what is there", (page) => {
  const prose = readPage(page).replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
  const broken = [...prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)].flatMap(([, link = ""]) => {
    const target = targetOf(page, link);
    if (target === undefined) return [];
    if (!existsSync(join(repository, target.file))) return [link];
    if (target.anchor === undefined || !/\.mdx?$/.test(target.file)) return [];
    const anchors = [...readPage(target.file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
    return anchors.includes(target.anchor) ? [] : [link];
  });
  expect(broken).toEqual([]);
});
