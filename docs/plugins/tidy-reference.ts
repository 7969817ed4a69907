import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Converter, ReflectionKind, type Application } from "typedoc";
import { MarkdownPageEvent } from "typedoc-plugin-markdown";
import { entryPoints, publishedPackages } from "./package-entries.ts";

/** A page of exports beside their module's. */
interface Part {
  readonly module: string;
  readonly name: string;
  /** Where they are defined. */
  readonly sources: RegExp;
  /** The page that explains them. */
  readonly intro: string;
}

/** All exports on one page are too many for a phone. */
export const parts: readonly Part[] = [
  {
    module: "client",
    name: "errors",
    sources: /\/client\/src\/errors\//,
    intro: "[Errors](/errors/) says when you get each of them, and what to do.",
  },
  {
    module: "client",
    name: "options",
    sources: /\/client\/src\/(?:\w+-options|input\/\w+)\.ts$/,
    intro: "[createClient](/create-client/) has an example of each option.",
  },
  {
    module: "client",
    name: "tokens",
    sources: /\/client\/src\/.*token/,
    intro: "[Credentials](/guides/back-end/#credentials) explains which token you need.",
  },
  {
    module: "client",
    name: "transport",
    sources: /\/client\/src\/(?:transport\/|http-client)|\/openapi-fetch\//,
    intro: "[The HTTP client](/guides/back-end/#the-http-client) shows how you use them.",
  },
  {
    module: "types",
    name: "schemas",
    sources: /\/types\/src\/generated\/(?:openapi|environment-auth)\.ts$/,
    intro:
      "[Schemas](/api/schemas/) describes them field by field, and [Evidence](/evidence/) says why a field can be null.",
  },
];

/** Where an export is that has left its module's page: `client#apierror` is on `client/errors`. */
const moved = new Map<string, string>();

/** Leaves out where things are defined, constructors, because users catch errors, and members that a parent has. */
export function omitRepetition(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (!reflection.isDeclaration() && !reflection.isSignature()) continue;
      const file = reflection.sources?.[0]?.fullFileName ?? "";
      const part = parts.find(({ module, sources }) => reflection.parent?.name === module && sources.test(file));
      if (part) moved.set(`${part.module}#${reflection.name.toLowerCase()}`, `${part.module}/${part.name}`);
      delete reflection.sources;
    }
    for (const member of project.getReflectionsByKind(
      ReflectionKind.Constructor | ReflectionKind.Property | ReflectionKind.Method | ReflectionKind.Accessor,
    )) {
      const inherited = member.isDeclaration() && member.inheritedFrom?.reflection !== undefined;
      if (inherited || member.kindOf(ReflectionKind.Constructor)) project.removeReflection(member);
    }
  });
}

/** Gives each package's page its README, moves parts to pages of their own, and writes in one line what one line is enough for. */
export function tidyPages(app: Application): void {
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    const entry = entryPoints.find(({ name }) => name === page.model.name);
    Object.assign(page, { frontmatter: {} }); // so that starlight-typedoc adds none of its own
    if (!entry) {
      page.contents = pageOf("packages", "Packages", "Every export of the packages.", listOfPackages);
      return;
    }
    const described = publishedPackages.find(({ folder }) => folder === entry.name);
    const sections = tidied(page.contents ?? "").split(/^(?=## )/m);
    const placeOf = (section: string): string =>
      moved.get(`${entry.name}#${nameIn(section).toLowerCase()}`) ?? entry.name;
    const on = (place: string): string[] => sections.filter((section) => placeOf(section) === place);
    const contents: string[] = [];
    for (const { module, name, intro } of parts) {
      if (module !== entry.name) continue;
      const place = `${module}/${name}`;
      const names = [...new Set(on(place).map(nameIn))];
      contents.push(
        `- [${name}](/packages/${place}/): ${names.map((each) => `[\`${each}\`](/packages/${place}/#${each.toLowerCase()})`).join(", ")}`,
      );
      const file = page.filename.replace(/\.md$/, `/${name}.md`);
      const title = `${entry.specifier}: ${name}`;
      const description = `The ${name} of ${entry.specifier}: ${names.join(", ")}.`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, pageOf(`packages/${place}`, title, description, `${intro}\n\n${on(place).join("")}`));
    }
    const list = contents.length > 0 ? `\n## Reference by topic\n\n${contents.join("\n")}\n\n` : "";
    page.contents = pageOf(
      `packages/${entry.name}`,
      entry.specifier,
      described?.description ?? `Every export of ${entry.specifier}.`,
      `${described?.readme ?? ""}\n${list}${on(entry.name).join("")}`,
    );
  });
}

/** The name of the export that a section is about. */
function nameIn(section: string): string {
  return /^## (\w+)/.exec(section)?.[1] ?? "";
}

function pageOf(slug: string, title: string, description: string, text: string): string {
  const frontmatter = {
    title,
    description,
    slug,
    editUrl: false,
    next: false,
    prev: false,
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
  };
  return `---\n${JSON.stringify(frontmatter)}\n---\n${text}`;
}

const listOfPackages = [
  "Each package is an ES module and CommonJS. Its page lists every export, with its options, its defaults and the errors it throws.",
  ...publishedPackages.map(({ name, description, folder, specifiers, entries }) => {
    const imports = specifiers.map((specifier) => {
      const entry = entries.find((each) => each.specifier === specifier);
      return `- ${entry ? `[\`${specifier}\`](/packages/${entry.name}/)` : `\`${specifier}\``}`;
    });
    return `## [${name}](/packages/${folder}/)\n\n${description}\n\n${imports.join("\n")}`;
  }),
].join("\n\n");

/** Shortens a page of the reference: one heading for each export, one paragraph for what another package exports, no empty defaults. */
export function tidied(page: string): string {
  return page
    .replaceAll("\n***\n", "")
    .replaceAll("#abstract-", "#")
    .replaceAll(/<a id="(?:property|type-parameter)-[\w-]+"><\/a> /g, "") // nothing links to them
    .replaceAll(/(?<=\/packages\/)([\w-]+)\/(?=#([\w-]+?)(?:-\d+)?\))/g, (_, module: string, name: string) =>
      [moved.get(`${module}#${name}`) ?? module, "/"].join(""),
    )
    .replace(/(?:^## \w+\n\nRe-exports \[.+\n+)+/m, (list) => {
      const links = list.matchAll(/^## (\w+)\n\nRe-exports (.+)/gm);
      const anchored = [...links].map(([, name = "", link]) => `<a id="${name.toLowerCase()}"></a>${link}`);
      return `## Also exported\n\nThese come from another package: ${anchored.join(", ")}.\n`;
    })
    .replaceAll(/^#{3,5} (?:Properties|Parameters|Type Parameters|Type Declaration|Methods)\n\n/gm, "")
    .replaceAll(/^#{3,5} Inherited from\n\n.*\n/gm, "")
    .replaceAll(/^#{3,5} (Extends|Extended by|Implements)\n\n((?:- .*\n)+)/gm, (_, title: string, list: string) =>
      [`**${title}** `, list.slice(2).trim().replaceAll("\n- ", ", "), "\n"].join(""),
    )
    .replaceAll(/^#{3,5} (Returns|Throws|See)\n\n/gm, "**$1** ")
    .replaceAll(/^#{4} /gm, "### ") // the methods of an interface
    .replaceAll(/^(#+ )`abstract` /gm, "$1")
    .replaceAll(/(?<=\/packages\/[\w/]+)-\d+(?=\/)/g, "") // an entry named like an export of another one
    .replaceAll(/ \| \\\| (?=[`[])/g, " | ") // a union's first bar
    .replaceAll(/^(\|[^|]+\|(?:[^|\\]|\\.)+\|) `undefined` \|/gm, "$1 |") // a default that is none
    .replaceAll(/^\| `[^`.]+(?:\.[^`.]+){2,}` \|.*\n/gm, "") // deep in an object: the pages of the API have it
    .replaceAll(/^\| .*\?` \| `undefined` \|[ -|]*\n/gm, "") // what can't be set
    .replace(/\n## Modules\n[^]*$/, "");
}
