import { Converter, ReflectionKind, type Application } from "typedoc";
import { MarkdownPageEvent } from "typedoc-plugin-markdown";

/** Leaves out how errors are constructed: they are caught. */
export function omitConstructors(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const constructor of project.getReflectionsByKind(ReflectionKind.Constructor))
      project.removeReflection(constructor);
  });
}

/** Puts what a reader came for first, and one line where one is enough. */
export function tidyPages(app: Application): void {
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    page.contents = tidied(page.contents ?? "");
  });
}

/** A page of the reference as it is read: the sentence before its source, and what another package exports as a list. */
export function tidied(page: string): string {
  return page
    .replaceAll(/^(Defined in: .+)\n\n(?!#|\*\*\*)([^]*?)(?=\n+(?:#{1,6} |\*\*\*\n)|\n*$(?![^]))/gm, "$2\n\n$1")
    .replaceAll(/^### (\w+)\n\nRe-exports (\[.+)\n(?:\n\*\*\*\n\n)?/gm, (_, name: string, link: string) =>
      [`- <a id="${name.toLowerCase()}"></a>`, link, "\n"].join(""),
    )
    .replaceAll(/ \| \\\| (?=[`[])/g, " | ") // a union's first bar
    .replaceAll(/^(\|[^|]+\|(?:[^|\\]|\\.)+\|) `undefined` \|/gm, "$1 |") // a default that is none
    .replace(/\n## Modules\n[^]*$/, "");
}
