import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { typesPackage } from "@frontegg-identity/release/release-plan";
import { readYamlAs } from "openapi-review/core";
import ts from "typescript";
import { z } from "zod";
import { readText } from "./read-text.ts";

const ranges = z.record(z.string(), z.string());
const workspace = z.object({ catalog: ranges.default({}), catalogs: z.record(z.string(), ranges).default({}) });
const manifestForm = z.object({
  name: z.string(),
  private: z.boolean().optional(),
  exports: z.record(z.string(), z.unknown()).default({}),
  dependencies: ranges.default({}),
  peerDependencies: ranges.default({}),
  optionalDependencies: ranges.default({}),
  engines: ranges.default({}),
});
type Manifest = z.infer<typeof manifestForm>;

/**
 * Finds published packages whose users get other dependencies or other declarations, and that no changeset releases. Nothing
 * is built or run: ranges come from the manifests with the workspace's catalog, and declarations from each source alone.
 *
 * @param base - A folder with the files of the base.
 * @param released - The packages that the changesets of this change release.
 */
export function packageProblems(root: string, base: string, released: ReadonlySet<string>): string[] {
  return globSync("packages/*/package.json", { cwd: root }).flatMap((file) => {
    const [before, after] = [base, root].map((folder) => manifestAt(folder, file));
    if (!before || !after || after.private || released.has(after.name)) return [];
    const folder = dirname(file);
    const differences = [...rangeDifferences(before, after, base, root)];
    // The review of the spec judges the types package.
    if (after.name !== typesPackage) {
      const [old, revised] = [declarations(base, folder, before), declarations(root, folder, after)];
      const changed = [...new Set([...old.keys(), ...revised.keys()])].filter(
        (path) => old.get(path) !== revised.get(path),
      );
      if (changed.length > 0) differences.push(`the declarations of ${changed.join(", ")} changed`);
    }
    if (differences.length === 0) return [];
    return [
      `${folder}: ${differences.join(", ")}, and no changeset releases ${after.name}. ` +
        `Run: npx -y pnpm@12.21.0 changeset add --patch ${after.name} -m "What changed, why, and how to update"`,
    ];
  });
}

function manifestAt(folder: string, file: string): Manifest | undefined {
  const text = readText(folder, file);
  return text === undefined ? undefined : readYamlAs(manifestForm, text, file);
}

function rangeDifferences(before: Manifest, after: Manifest, base: string, root: string): string[] {
  return (["dependencies", "peerDependencies", "optionalDependencies", "engines"] as const).flatMap((field) => {
    const [old, revised] = [resolved(before[field], base), resolved(after[field], root)];
    return [...new Set([...Object.keys(old), ...Object.keys(revised)])].flatMap((name) =>
      old[name] === revised[name]
        ? []
        : `the range of ${name} is ${revised[name] ?? "gone"} and was ${old[name] ?? "none"}`,
    );
  });
}

/** Ranges as they are published: those of the catalog by value. */
function resolved(found: Readonly<Record<string, string>>, folder: string): Record<string, string> {
  const { catalog, catalogs } = readYamlAs(
    workspace,
    readText(folder, "pnpm-workspace.yaml") ?? "{}",
    "pnpm-workspace.yaml",
  );
  return Object.fromEntries(
    Object.entries(found).map(([name, range]) => {
      if (!range.startsWith("catalog:")) return [name, range];
      const own = range === "catalog:" ? catalog : catalogs[range.slice("catalog:".length)];
      return [name, own?.[name] ?? range];
    }),
  );
}

/** The declarations, without comments, of the modules that the published entries lead to, by path. */
function declarations(root: string, folder: string, { exports }: Manifest): Map<string, string> {
  const found = new Map<string, string>();
  const entries = [...JSON.stringify(exports).matchAll(/"frontegg-identity-source":"\.\/(src\/[^"]+\.ts)"/g)];
  for (const [, entry = ""] of entries) add(entry);
  return found;

  function add(path: string): void {
    const file = join(root, folder, path);
    if (found.has(path) || !existsSync(file)) return;
    const compilerOptions = { removeComments: true, isolatedDeclarations: true, stripInternal: false };
    const { outputText } = ts.transpileDeclaration(readFileSync(file, "utf8"), { fileName: file, compilerOptions });
    found.set(path, outputText);
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles)
      if (fileName.startsWith(".")) add(join(dirname(path), fileName.replace(/\.js$/, ".ts")));
  }
}
