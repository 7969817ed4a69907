import { readFileSync } from "node:fs";
import { operations, schemas } from "@frontegg-identity/types/operations";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { entryPoints, publishedPackages } from "../../plugins/package-entries.ts";
import { parts } from "../../plugins/tidy-reference.ts";
import { isMethod, isSuccess, pageOf } from "../../src/api/operations.ts";
import { fieldsOf, sentSchemas } from "../../src/api/schemas.ts";
import { checker, exportsOf } from "../exports-of.ts";
import { builtPages } from "./built-site.ts";

const pages = new Map(builtPages.map((page) => [page.path, page]));

describe.each(Object.values(operations))("the page of $id", ({ id, ...operation }) => {
  const page = pages.get(pageOf(id));
  const text = textOf(page?.html ?? "");

  test("lets readers try what the client has a method for", () => {
    expect(page?.ids.has("try-it")).toBe(isMethod(id));
  });

  test("has every description of the spec, those beside a oneOf included", () => {
    const described = descriptionsIn(operation);
    const successes = Object.entries(operation.responses).filter(isSuccess);
    const contents = [operation.body, ...successes.map(([, { content }]) => content)];
    const top = contents.flatMap((content) => fieldsOf(content?.schema ?? {}).map(({ description }) => description));
    const needed = [...described, ...top].flatMap((description) => description.split(/\n{2,}/));
    expect(needed.filter((description) => !text.includes(textOf(description.replaceAll("`", ""))))).toEqual([]);
  });

  test("has one table of errors", () => {
    expect(page?.html.match(/<table/g)).toHaveLength(1);
  });
});

test.each(Object.keys(schemas))("%s has a place among the schemas", (schema) => {
  expect(pages.get("api/schemas/")?.ids).toContain(schema.toLowerCase());
});

test("the evidence for each field that can be null or missing is linked", () => {
  const received = Object.entries(schemas).filter(([name]) => !sentSchemas.has(name));
  const open = received.flatMap(([name, schema]) =>
    fieldsOf(schema)
      .filter(({ nullable, required }) => nullable || !required)
      .map((field) => `${name}-${field.name}`.toLowerCase()),
  );
  expect(open.length).toBeGreaterThan(20);
  const { ids } = pages.get("evidence/") ?? { ids: new Set() };
  expect(open.filter((anchor) => !ids.has(anchor))).toEqual([]);
});

test("every page has a title and a description of its own", () => {
  const heads = [...pages].map(([path, { html }]) => ({
    path,
    title: /<title>(.*?) \| frontegg-identity</.exec(html)?.[1],
    description: /<meta name="description" content="([^"]+)"/.exec(html)?.[1],
  }));
  expect(heads.filter(({ title, description }) => !title || title === "frontegg-identity" || !description)).toEqual([]);
  expect(new Set(heads.map(({ title }) => title)).size).toBe(heads.length);
});

// A phone lays out every element before it shows the page: 5,500 of them cost ten points of Lighthouse.
test("no page has more elements than a phone lays out at once", () => {
  const elements = builtPages.map(({ path, html }) => [path, html.match(/<[a-z]/g)?.length ?? 0] as const);
  expect(elements.filter(([, count]) => count > 2_200)).toEqual([]);
});

test("llms-full.txt has the operations", () => {
  const text = readFileSync(new URL("../../dist/llms-full.txt", import.meta.url), "utf8");
  for (const { method, path } of Object.values(operations)) expect(text).toContain(`${method} ${path}`);
});

describe.each(entryPoints)("$specifier", ({ name, file }) => {
  const exports = exportsOf(file);

  test("has exports", () => expect(exports).not.toHaveLength(0));

  test.each(exports.map((symbol) => [symbol.name, symbol] as const))(
    "%s is on a page of its module",
    (exportName, symbol) => {
      if (isInternal(symbol)) return;
      const places = [name, ...parts.filter(({ module }) => module === name).map((part) => `${name}/${part.name}`)];
      const page = places
        .map((place) => pages.get(`packages/${place}/`))
        .find((each) => each?.ids.has(exportName.toLowerCase()));
      expect(page?.path).toBeDefined();
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const throwers = [target, ...(target.members?.values() ?? [])].filter((member) =>
        member.getJsDocTags(checker).some((tag) => tag.name === "throws"),
      );
      if (throwers.length > 0) expect(page?.html).toContain("<strong>Throws</strong>");
    },
  );
});

test.each(publishedPackages)("$name has a page, and is listed with all that it exports", ({ folder, specifiers }) => {
  expect(pages.has(`packages/${folder}/`)).toBe(true);
  const list = pages.get("packages/")?.html;
  for (const specifier of specifiers) expect(list).toContain(`>${specifier}<`);
});

/** What a reader sees of HTML, or of a description. */
function textOf(html: string): string {
  return html
    .replaceAll(/<script[^]*?<\/script>|<[^>]+>/g, "")
    .replaceAll(/&#39;|&#x27;/g, "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Every description and summary below a node of the description of operations. Schemas have a page of their own. */
function descriptionsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (["servers", "schema", "value", "example"].includes(key)) return [];
    if (typeof value === "string") return key === "description" || key === "summary" ? [value] : [];
    return descriptionsIn(value);
  });
}

function isInternal(symbol: ts.Symbol): boolean {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target.getJsDocTags(checker).some(({ name }) => name === "internal");
}
