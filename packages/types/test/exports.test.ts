import { readFileSync } from "node:fs";
import * as types from "@frontegg-identity/types";
import * as check from "@frontegg-identity/types/check";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Document {
  readonly servers: { readonly url: string; readonly "x-region"?: string }[];
  readonly components: { readonly schemas: object };
}

const spec: Document = parse(
  readFileSync(new URL(import.meta.resolve("@frontegg-identity/spec/openapi.yaml")), "utf8"),
);
const generated = readFileSync(new URL("../src/generated/openapi.ts", import.meta.url), "utf8");

test("the package exports exactly these values", () => {
  expect(Object.keys(types).toSorted()).toEqual([
    "KnownManagedBy",
    "authEndpoints",
    "domainServer",
    "endpoints",
    "isRegion",
    "regions",
    "servers",
  ]);
  expect(Object.keys(check).toSorted()).toEqual([
    "isUnknownField",
    "responseProblems",
    "schemaProblems",
    "textProblems",
  ]);
});

test("every schema of the spec is exported under its name", () => {
  const exported = new Set([...generated.matchAll(/^export type (\w+)/gm)].map(([, name]) => name));
  expect(Object.keys(spec.components.schemas).filter((name) => !exported.has(name))).toEqual([]);
});

test("servers holds the regional servers of the spec, and regions their names, in its order", () => {
  const regional = spec.servers.flatMap(({ url, "x-region": region }) => (region === undefined ? [] : [[region, url]]));
  expect(Object.entries(types.servers)).toEqual(regional);
  expect([...types.regions]).toEqual(Object.keys(types.servers));
});

test("isRegion knows the regions and nothing else", () => {
  expect(types.regions.filter((region) => !types.isRegion(region))).toEqual([]);
  expect(["EU", "", "constructor", undefined, 0].filter(types.isRegion)).toEqual([]);
});
