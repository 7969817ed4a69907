import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the site was built. */
export const dist: string = fileURLToPath(new URL("../../dist", import.meta.url));

/** A page of a built site, as far as links go. */
export interface BuiltPage {
  /** Its path below the base, such as `guides/testing/`. */
  readonly path: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
  /** What it links to and loads, as it stands in the page. */
  readonly links: readonly string[];
}

/** Reads every page of a site from the folder that it was built into. */
export function builtPages(directory: string): BuiltPage[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => {
      const html = readFileSync(join(directory, file), "utf8");
      return {
        path: file
          .split(sep)
          .join("/")
          .replace(/index\.html$/, ""),
        html,
        ids: new Set(attributes(html, /\sid="([^"]*)"/g)),
        links: attributes(html, /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g),
      };
    });
}

/** What an expression finds within the site's own markup, in which an attribute's quotes are always double. */
function attributes(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, value = ""]) => value.replaceAll("&#38;", "&").replaceAll("&amp;", "&"));
}
