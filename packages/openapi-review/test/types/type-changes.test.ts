import { expect, it } from "vitest";
import { typeChanges } from "../../src/types/type-changes.ts";

const ids = (before: string, after: string): string[] =>
  typeChanges({ "index.ts": before }, { "index.ts": after }).map(({ id }) => id);

const api = (email: string, more = ""): string => `
export interface paths { "/a": { get: operations["getA"] } }
export interface components { schemas: { "User.Profile": { email: ${email} }; Other: { email: string } } }
${more}
export interface operations { getA: { responses: { 200: { headers: Record<string, unknown>; content: { "application/json": components["schemas"]["User.Profile"] } } } } }
`;

it.each([
  ["a schema whose name has a dot", api("string"), api("string | null")],
  ["an alias that a schema uses", api("Text", "type Text = string;"), api("Text", "type Text = string | null;")],
  ["an enum that a schema uses", api("Kind", "enum Kind { A = 'a' }"), api("Kind", "enum Kind { B = 'b' }")],
])("compares what leads to a declaration that differs: %s", (_name, before, after) => {
  expect(ids(before, after).join()).toContain("types:read-breaks:User.Profile");
});

it("ignores declarations that differ only in comments", () => {
  expect(ids(api("string"), api("/** Where mail goes. */ string"))).toEqual(["types:equivalent:declarations"]);
});

const lists = (leaf: string): string => `
type Groups = (${leaf} | Groups)[];
export interface components { schemas: {
  Tree: { value: ${leaf}; children?: components["schemas"]["Tree"] }[];
  Page: { tree: components["schemas"]["Tree"]; groups: Groups };
} }
export interface operations { getPage: { responses: { 200: { headers: Record<string, unknown>; content: { "application/json": components["schemas"]["Page"] } } } } }
`;

it("compares arrays that hold themselves", () => {
  expect(ids(lists("string"), lists("string | null"))).toEqual([
    "types:read-breaks:Page.tree[].value",
    "types:read-breaks:Page.groups",
  ]);
});

const sent = (body: string): string => `
export interface components { schemas: { List: components["schemas"]["List"][] } }
export interface operations { put: { requestBody: { content: { "application/json": ${body} } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": ${body} } } } } }
`;

it.each([
  [
    "a field that a map had with another type",
    "{ [key: string]: number }",
    "{ a?: boolean } & { [key: string]: number }",
    ".a",
  ],
  ["a type that the compiler can't tell, because it is made of itself", 'components["schemas"]["List"]', "number", ""],
])("breaks code: %s", (_what, before, after, place) => {
  expect(ids(sent(before), sent(after))).toEqual([
    `types:build-breaks:put.requestBody.content.application/json${place}`,
    `types:read-breaks:put.responses.200.content.application/json${place}`,
  ]);
});

it.each(["unknown", "never"])("counts a new field as an addition if further fields are %s", (further) => {
  const map = `{ [key: string]: ${further} }`;
  const found = ids(sent(map), sent(further === "never" ? "{ a?: boolean }" : `{ a?: boolean } & ${map}`));
  expect(found.filter((id) => id.endsWith(".a")).map((id) => id.split(":")[1])).toEqual(["added", "added"]);
});

it.each([
  ["interface User { email: string }", "interface User { email: string | null }", ["read-breaks:User.email"]],
  ["interface User { email: string }", "interface User { email?: string }", ["read-breaks:User.email"]],
  ["interface User { email?: string }", "interface User { email: string }", ["build-breaks:User.email"]],
  ["interface User { email: string }", "interface User { email: string; name?: string }", ["added:User.name"]],
  ["type Users = string[]", "type Users = number[]", ["read-breaks:Users"]],
  ["type Names = { [key: string]: string }", "type Names = { [key: string]: number }", ["read-breaks:Names.*"]],
  ["interface $defs { a: string }", "interface $defs { a: number }", ["read-breaks:$defs.a"]],
  ["type Kind = 'a'", "type Kind = 'a' | 'b'", ["read-breaks:Kind"]],
  [
    "type Found = User[]; interface User {}",
    "type Found = User[] | undefined; interface User {}",
    ["read-breaks:Found"],
  ],
  ["declare namespace Api { type A = 1[] }", "declare namespace Api { type A = 2[] }", ["read-breaks:Api.A"]],
  ["type Kind = 'a' | 'b'", "type Kind = 'a'", ["read-breaks:Kind"]],
  ["type Kind = string", "type Kind = unknown", ["read-breaks:Kind"]],
  [
    "interface components { schemas: { L: string[] } }",
    "interface components { schemas: { L: 1[] } }",
    ["read-breaks:L"],
  ],
])("rates a type of which no operation tells who builds it: %s, then %s", (before, after, found) => {
  expect(ids(`export ${before}`, `export ${after}`)).toEqual(found.map((id) => `types:${id}`));
});

const page = (email: string): string =>
  `export interface Page { users: User[] }; export interface User { email: ${email}; boss?: User }`;

it("reports a type that another one has at its own name alone", () => {
  expect(ids(page("string"), page("number"))).toEqual(["types:read-breaks:User.email"]);
});

it("rates a name for a schema by the direction in which operations use it", () => {
  const alias = 'export type Name = components["schemas"]["Other"];';
  const named = (more: string): string => api("string", alias).replace("Other: {", `Other: { ${more}`);
  expect(ids(named(""), named("name: string; "))).toEqual(["types:mock-breaks:Other.name"]);
});

it.each([
  ["with type parameters", "interface Page<T> { items: T[] }"],
  ["that lead to ever larger types", "interface Tree<T> { next: Box<T[]> }; interface Box<T> { in: Tree<T> }"],
  ["with private members", "class Api { private url: string }"],
  ["of the sections", 'type Schemas = components["schemas"]'],
  ["in a list", 'type Users = components["schemas"]["Other"][]'],
  ["of operations", 'type Answer = operations["getA"]["responses"][200]'],
])("finds nothing new in exported names %s if something else changes", (_which, declaration) => {
  const old = api("string", `export ${declaration};`);
  expect(ids(old, old.replace("Other: {", "Third: { a: string }; Other: {"))).toEqual(["types:added:Third"]);
});

it("ends in a field whose type grows with each step", () => {
  const old = "interface Box<T> { in: Box<T[]>; of: T } export interface Root { box: Box<string> }";
  expect(ids(old, old.replace("{ box", "{ a?: string; box"))).toEqual(["types:added:Root.a"]);
});

it.each([
  ["parameters", "'a' | 'b'", "added"],
  ["schemas", "'a' | 'b'", "read-breaks"],
])("rates a component of %s that nothing uses by what it is for", (section, after, rule) => {
  const old = `export interface components { ${section}: { Kind: 'a' } }`;
  const where = section === "schemas" ? "Kind" : `${section}.Kind`;
  expect(ids(old, old.replace("'a'", after))).toEqual([`types:${rule}:${where}`]);
});

it("keeps an exported type and a schema of the same name apart", () => {
  const old = api("string", "export interface Other { id: number }");
  const found = ids(old, old.replace("Other: { email", "Other: { name?: string; email"));
  expect(found.filter((id) => /removed|breaks/.test(id))).toEqual([]);
});
