import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Converter, ReflectionKind, type Application } from "typedoc";

/** A package that we publish. */
export interface PublishedPackage {
  readonly name: string;
  readonly description: string;
  /** The folder of its pages below `/packages`, such as `client`. */
  readonly folder: string;
  /** Its README, without the heading. */
  readonly readme: string;
  /** Everything that users can import from it, data included. */
  readonly specifiers: readonly string[];
  readonly entries: readonly PackageEntry[];
}

/** A module that a published package exports. */
export interface PackageEntry {
  /** What users import, such as `@frontegg-identity/mock/msw`. */
  readonly specifier: string;
  /** The folder of its page below `/packages`, such as `mock/msw`. */
  readonly name: string;
  /** Its source. */
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly "frontegg-identity-source"?: string }>>;
  readonly publishConfig?: { readonly exports?: object };
}

const packages = fileURLToPath(new URL("../../packages", import.meta.url));

/** Every published package, as its manifest describes it: the client first. */
export const publishedPackages: readonly PublishedPackage[] = ["client", ...readdirSync(packages)].flatMap(
  (folder, index, all) => {
    if (all.indexOf(folder) !== index || !existsSync(join(packages, folder, "package.json"))) return [];
    const manifest: Manifest = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8"));
    if (manifest.private) return [];
    const published = manifest.publishConfig?.exports ?? manifest.exports;
    // The manifest is for tools, and what isn't published is for this repository.
    const paths = Object.entries(manifest.exports).filter(([path]) => path !== "./package.json" && path in published);
    return [
      {
        name: manifest.name,
        description: manifest.description,
        folder,
        readme: readFileSync(join(packages, folder, "README.md"), "utf8").replace(/^# .*\n/, ""),
        specifiers: paths.map(([path]) => join(manifest.name, path)),
        entries: paths.flatMap(([path, target]) => {
          const file = typeof target === "string" ? undefined : target["frontegg-identity-source"];
          if (file === undefined) return []; // data, such as the spec
          return [
            { specifier: join(manifest.name, path), name: join(folder, path), file: join(packages, folder, file) },
          ];
        }),
      },
    ];
  },
);

/** Every module that they export. */
export const entryPoints: readonly PackageEntry[] = publishedPackages.flatMap(({ entries }) => entries);

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
