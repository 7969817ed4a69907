import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Converter, ReflectionKind, type Application } from "typedoc";

/** A module that a published package exports. */
export interface PackageEntry {
  /** What users import, such as `@frontegg-identity/mock/msw`. */
  readonly specifier: string;
  /** The folder of its pages below `/packages`, such as `mock/msw`. */
  readonly name: string;
  /** Its source. */
  readonly file: string;
  /** The manifest of its package. */
  readonly manifest: { readonly name: string; readonly description: string };
  /** Where its package's README is. */
  readonly readme: string;
  /** Whether it is what the package's name alone imports. */
  readonly isMain: boolean;
}

const packages = fileURLToPath(new URL("../../packages", import.meta.url));

/** Every module that the published packages export, as their manifests list them. */
export const entryPoints: readonly PackageEntry[] = ["client", "types", "mock"].flatMap((name) => {
  const manifest: {
    name: string;
    description: string;
    exports: Record<string, string | { "frontegg-identity-source": string }>;
  } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === "string") return []; // data, such as the spec
    return [
      {
        specifier: join(manifest.name, path),
        name: join(name, path),
        file: join(packages, name, target["frontegg-identity-source"]),
        manifest,
        readme: join(packages, name, "README.md"),
        isMain: path === ".",
      },
    ];
  });
});

/** For Vite: the packages as they are in the repository, so that nothing needs to be built before the site. */
export const sources: { find: RegExp; replacement: string }[] = entryPoints.map(({ specifier, file }) => ({
  find: new RegExp(`^${specifier}$`),
  replacement: file,
}));

/** Names the modules of the reference after what users import, and not after the files that they come from. */
export function nameModules(app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const entry = entryPoints.find(({ file }) => file === reflection.sources?.[0]?.fullFileName);
    if (entry !== undefined) reflection.name = entry.name;
  });
}

/** The generated types have their descriptions under a tag; in the reference they are prose like the others. */
export function describeInWords(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const { comment } of Object.values(project.reflections)) {
      const description = comment?.getTag("@description");
      if (!comment || !description) continue;
      if (comment.summary.length > 0) comment.summary.push({ kind: "text", text: "\n\n" });
      comment.summary.push(...description.content);
      comment.removeTags("@description");
    }
  });
}
