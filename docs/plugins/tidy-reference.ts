import { Converter, ReflectionKind, type Application } from "typedoc";
import { MarkdownPageEvent } from "typedoc-plugin-markdown";
import { entryPoints, publishedPackages } from "./package-entries.ts";

/** Leaves out where things are defined, constructors, because users catch errors, and methods that a parent class has. */
export function omitRepetition(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.isDeclaration() || reflection.isSignature()) delete reflection.sources;
    }
    for (const member of project.getReflectionsByKind(ReflectionKind.Constructor | ReflectionKind.Method)) {
      const inherited = member.isDeclaration() && member.inheritedFrom?.reflection !== undefined;
      if (inherited || member.kindOf(ReflectionKind.Constructor)) project.removeReflection(member);
    }
  });
}

/** Gives each package's page its README, and writes in one line what one line is enough for. */
export function tidyPages(app: Application): void {
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    const entry = entryPoints.find(({ name }) => name === page.model.name);
    const described = publishedPackages.find(({ folder }) => folder === entry?.name);
    const frontmatter = {
      title: entry?.specifier ?? "Packages",
      description: described?.description ?? `Every export of ${entry?.specifier ?? "the packages"}.`,
      slug: entry ? `packages/${entry.name}` : "packages",
      editUrl: false,
      next: false,
      prev: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
    };
    const text = entry ? `${described?.readme ?? ""}\n${tidied(page.contents ?? "")}` : listOfPackages;
    Object.assign(page, { frontmatter: {} }); // so that starlight-typedoc adds none of its own
    page.contents = `---\n${JSON.stringify(frontmatter)}\n---\n${text}`;
  });
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

/** Shortens a page of the reference: plain headings, a list of what another package exports, no empty defaults. */
export function tidied(page: string): string {
  return page
    .replaceAll(/^### (\w+)\n\nRe-exports (\[.+)\n(?:\n\*\*\*\n\n)?/gm, (_, name: string, link: string) =>
      [`- <a id="${name.toLowerCase()}"></a>`, link, "\n"].join(""),
    )
    .replaceAll(/^(#+ )`abstract` /gm, "$1")
    .replaceAll("#abstract-", "#")
    .replaceAll(/(?<=\/packages\/[\w/]+)-\d+(?=\/)/g, "") // an entry named like an export of another one
    .replaceAll(/ \| \\\| (?=[`[])/g, " | ") // a union's first bar
    .replaceAll(/^(\|[^|]+\|(?:[^|\\]|\\.)+\|) `undefined` \|/gm, "$1 |") // a default that is none
    .replace(/\n## Modules\n[^]*$/, "");
}
