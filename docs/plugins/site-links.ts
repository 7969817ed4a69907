import { posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineHastPlugin, type HastPluginDefinition } from "satteri";

/** Where the site is published: comments in the code name its pages in full. */
const published = "https://frontegg-identity.github.io/frontegg-identity/";
const content = fileURLToPath(new URL("../src/content/docs", import.meta.url));

/**
 * Makes addresses of the site of the links that its Markdown has: to another file, relative, as editors and GitHub follow
 * it; to a generated page, from the root of the site; and to where the site is published. All get the base path.
 */
export function siteLinks(base: string): HastPluginDefinition {
  return defineHastPlugin({
    name: "site-links",
    element: {
      filter: ["a"],
      visit(node, context) {
        const { href } = node.properties;
        if (typeof href !== "string" || context.fileURL === undefined) return;
        const address = addressOf(href, relative(content, fileURLToPath(context.fileURL)), base);
        if (address !== href) context.setProperty(node, "href", address);
      },
    },
  });
}

/** The address that a link in a file, named from the folder of the pages, leads to. */
export function addressOf(link: string, file: string, base: string): string {
  const root = base.replace(/\/$/, "");
  if (link.startsWith(published)) return `${root}/${link.slice(published.length)}`;
  if (link.startsWith("/")) return link.startsWith(`${root}/`) ? link : root + link;
  const [, path, anchor = ""] = /^([^#:]+)\.mdx?(#.*)?$/.exec(link) ?? [];
  if (path === undefined) return link;
  const slug = posix.join(posix.dirname(file), path).replace(/(^|\/)index$/, "");
  return `${root}/${slug === "" ? "" : `${slug}/`}${anchor}`;
}
