import { readFileSync } from "node:fs";
import { endpoints } from "@frontegg-identity/types";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { entryPoints } from "../../plugins/package-entries.ts";
import { builtPages, dist, type BuiltPage } from "./built-site.ts";

const pages = new Map(builtPages(dist).map((page) => [page.path, page]));
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

describe("the API", () => {
  test.each(Object.keys(endpoints))("%s has a page, on which it can be tried", (operation) => {
    const page = pages.get(`api/operations/${operation.toLowerCase()}/`);
    expect(page?.html).toContain(`data-operation="${operation}"`);
    expect(page?.ids).toContain("try-it");
  });

  const { components } = parse(read("spec/openapi.yaml")) as { components: { schemas: object } };
  test.each(Object.keys(components.schemas))("%s has a place among the schemas", (schema) => {
    expect(pages.get("api/schemas/")?.ids).toContain(schema.toLowerCase());
  });
});

test("a page of the reference says what a thing is before where it is defined, and lists what it passes on", () => {
  const page = pages.get("packages/client/classes/apierror/")?.html ?? "";
  const sentence = page.lastIndexOf("The API answered with a status outside");
  expect(sentence).toBeGreaterThan(0);
  expect(page.indexOf("Defined in")).toBeGreaterThan(sentence);
  const index = pages.get("packages/client/")?.html ?? "";
  expect(index).toContain("ApiError");
  expect(index).not.toContain("Re-exports");
});

describe.each(entryPoints)("$specifier", ({ specifier, name, file }) => {
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.Preserve,
    customConditions: ["frontegg-identity-source"],
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module ? checker.getExportsOfModule(module) : [];

  test("has exports", () => expect(exported).not.toHaveLength(0));
  test("is named where the packages are listed", () =>
    expect(pages.get("packages/")?.html).toContain(`>${specifier}<`));

  test.each(exported.map((symbol) => [symbol.name, symbol] as const))("%s has a page", (exportName, symbol) => {
    const page = pageOf(name, exportName);
    expect(page).toBeDefined();
    for (const thrower of throwersOf(symbol, checker)) {
      // The page, or the part of it that is the method's, has a heading for what is thrown.
      expect({ thrower, throws: page && page.html.includes(">Throws</h") }).toEqual({ thrower, throws: true });
    }
  });
});

const manifests = ["client", "types", "mock"].map((name) => JSON.parse(read(`packages/${name}/package.json`)));
test.each(manifests.flatMap(({ name, exports }) => Object.keys(exports).map((path) => path.replace(/^\./, name))))(
  "%s is named where the packages are listed",
  (specifier) => {
    if (specifier.endsWith("/package.json")) return; // for tools
    expect(pages.get("packages/")?.html).toContain(`>${specifier}<`);
  },
);

/** The page of an export: its own, or that of the entry that it comes from, to which its entry's page links. */
function pageOf(entry: string, exportName: string): BuiltPage | undefined {
  const slug = exportName.toLowerCase();
  const own = [...pages.values()].find(({ path }) => new RegExp(`^packages/${entry}/[a-z-]+/${slug}/$`).test(path));
  if (own) return own;
  const index = pages.get(`packages/${entry}/`);
  const link =
    index?.ids.has(slug) && index.links.find((href) => new RegExp(`/packages/[a-z/-]+/${slug}/$`).test(href));
  return link ? pages.get(link.replace(/^.*\/packages\//, "packages/")) : undefined;
}

/** The functions and methods of an export whose comments say what they throw. */
function throwersOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return [target, ...(target.members?.values() ?? [])]
    .filter((member) => member.getJsDocTags(checker).some(({ name }) => name === "throws"))
    .map((member) => member.name);
}
