import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { specFolder } from "../scripts/lint-file.ts";

interface Schema {
  type?: string | string[];
  oneOf?: Schema[];
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Description {
  servers: { url: string; "x-region"?: string; variables?: Record<string, { default: string }> }[];
  components: Record<string, Record<string, unknown>> & {
    schemas: Record<string, Schema>;
    examples: Record<string, { value: Record<string, unknown> }>;
  };
}

const read = (file: string): string => readFileSync(join(specFolder, file), "utf8");
const users: Description = parse(read("openapi.yaml"));
const auth: Description = parse(read("environment-auth.yaml"));

const regions = ({ servers }: Description): Record<string, string> =>
  Object.fromEntries(servers.flatMap(({ url, "x-region": region }) => (region === undefined ? [] : [[region, url]])));

const templated = ({ servers }: Description): string[] =>
  servers.filter(({ variables }) => variables !== undefined).map(({ url }) => url);

describe("both files", () => {
  test("list the same regions on the same hosts, the token's without /identity", () => {
    expect(Object.keys(regions(users))).toContain("eu");
    expect(regions(users)).toEqual(
      Object.fromEntries(Object.entries(regions(auth)).map(([region, url]) => [region, `${url}/identity`])),
    );
  });

  test("offer the sub-domain for the users only: it takes no environment token", () => {
    expect(templated(users)).toEqual(["https://{domain}.frontegg.com/identity"]);
    expect(templated(auth)).toEqual([]);
  });

  test("agree on every component that both files have", () => {
    const shared = Object.entries(auth.components).flatMap(([section, components]) =>
      Object.keys(components)
        .filter((name) => users.components[section]?.[name] !== undefined)
        .map((name) => ({ section, name })),
    );
    expect(shared).toContainEqual({ section: "schemas", name: "ErrorBody" });
    for (const { section, name } of shared) {
      expect(auth.components[section]?.[name], `${section}/${name}`).toEqual(users.components[section]?.[name]);
    }
  });

  test("name no schema like a global of JavaScript, since generated types are exported under these names", () => {
    const names = [...Object.keys(users.components.schemas), ...Object.keys(auth.components.schemas)];
    expect(names.filter((name) => name in globalThis || ["Permissions", "Window"].includes(name))).toEqual([]);
  });

  test("use no x- key that README.md does not document", () => {
    const used = `${read("openapi.yaml")}\n${read("environment-auth.yaml")}`.matchAll(/^ +(x-[\w-]+):/gm);
    const documented = read("README.md").matchAll(/^### `(x-[\w-]+)`$/gm);
    expect(new Set([...used].map(([, key]) => key))).toEqual(new Set([...documented].map(([, key]) => key)));
  });
});

describe("the user examples", () => {
  const { properties = {}, required = [] } = users.components.schemas["User"] ?? {};
  const nullable = Object.entries(properties)
    .filter(([, { type, oneOf }]) => type?.includes("null") || oneOf?.some((schema) => schema.type === "null"))
    .map(([name]) => name);
  const example = (name: string): Record<string, unknown> => users.components.examples[name]?.value ?? {};
  const nulls = (name: string): string[] => Object.keys(example(name)).filter((key) => example(name)[key] === null);

  test("FullUser has optional properties too, and none is null", () => {
    expect(Object.keys(example("FullUser")).filter((name) => properties[name] === undefined)).toEqual([]);
    expect(Object.keys(example("FullUser")).length).toBeGreaterThan(required.length);
    expect(nulls("FullUser")).toEqual([]);
  });

  test("SparseUser has the required properties only, null where possible", () => {
    expect(new Set(Object.keys(example("SparseUser")))).toEqual(new Set(required));
    expect(new Set(nulls("SparseUser"))).toEqual(new Set(nullable.filter((name) => required.includes(name))));
  });

  test("NeverLoggedInUser has null for what such a user lacks", () => {
    expect(nulls("NeverLoggedInUser")).toContain("lastLogin");
    expect(nulls("NeverLoggedInUser").filter((name) => !nullable.includes(name))).toEqual([]);
  });
});

describe("the phone pattern", () => {
  // Validators compile patterns with the `u` flag.
  const pattern = new RegExp(users.components.schemas["PhoneNumber"]?.pattern ?? "", "u");

  test.each(["+14155550123", "+1-415-555-0123", "+1234567", "+123456789012345", "+4-4-2-0-7-9-4-6"])(
    "accepts %s",
    (text) => {
      expect(text).toMatch(pattern);
    },
  );

  test.each([
    "14155550123",
    "+0123456789",
    "+123456",
    "+1234567890123456",
    "+1--4155550123",
    "+14155550123-",
    "+1 415 555 0123",
    "",
  ])("refuses %j", (text) => {
    expect(text).not.toMatch(pattern);
  });
});
