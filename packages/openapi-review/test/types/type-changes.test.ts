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
