import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the site was built. */
export const dist: string = fileURLToPath(new URL("../../dist", import.meta.url));

/** A document that links to others. */
export interface LinkedDocument {
  /** Its path: `guides/testing/` of the site, `spec/README.md` of the repository. */
  readonly path: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
  /** What it links to and loads, as it stands in the page. */
  readonly links: readonly string[];
}

/** The pages of the built site. */
export const builtPages: readonly LinkedDocument[] = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html"))
  .map((file) => {
    const path = file
      .split(sep)
      .join("/")
      .replace(/index\.html$/, "");
    return linkedDocument(path, readFileSync(join(dist, file), "utf8"));
  });

/** Finds the anchors and the links of HTML that a generator wrote, in which an attribute's quotes are always double. */
export function linkedDocument(path: string, html: string): LinkedDocument {
  const attributes = (pattern: RegExp): string[] =>
    [...html.matchAll(pattern)].map(([, value = ""]) => value.replaceAll("&#38;", "&").replaceAll("&amp;", "&"));
  return {
    path,
    html,
    ids: new Set(attributes(/\sid="([^"]*)"/g)),
    links: attributes(/<(?:a|link(?! rel="canonical")|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g),
  };
}
