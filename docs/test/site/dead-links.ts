import { existsSync } from "node:fs";
import { join } from "node:path";
import { builtPages } from "./built-site.ts";

/** Names each link of a built site that leads to no page, no anchor and no file of it. */
export function deadLinks(directory: string, base: string): string[] {
  const pages = builtPages(directory);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap(({ path, links }) =>
    links.filter((link) => isDead(new URL(link, `https://site.test${base}${path}`))).map((link) => `${path}: ${link}`),
  );

  function isDead({ origin, pathname, hash }: URL): boolean {
    if (origin !== "https://site.test") return false;
    if (!pathname.startsWith(base)) return true;
    const path = decodeURIComponent(pathname.slice(base.length));
    const page = byPath.get(path);
    if (page === undefined) return path === "" || path.endsWith("/") || !existsSync(join(directory, path));
    return hash !== "" && !page.ids.has(decodeURIComponent(hash.slice(1)));
  }
}
