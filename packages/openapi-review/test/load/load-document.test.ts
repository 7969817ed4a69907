import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { objectOrEmpty } from "../../src/document/json-object.ts";
import { UnusableInputError } from "../../src/document/unusable-input-error.ts";
import { loadInput } from "../../src/load/load-input.ts";
import type { Reach } from "../../src/load/reader.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "load-document-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const document = (schemas: string, more = ""): string =>
  `openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths: {}\n${more}components:\n  schemas:\n    A: ${schemas}\n`;

async function schemasOf(text: string, reach: Reach = {}): Promise<unknown> {
  const { root } = await loadInput(write("api/openapi.yaml", text), reach);
  return (root["components"] as { schemas: unknown }).schemas; // the documents above have it
}

async function refusal(text: string): Promise<string> {
  const error: unknown = await schemasOf(text).catch((reason: unknown) => reason);
  if (!(error instanceof UnusableInputError)) throw new Error("The document was taken.", { cause: error });
  return error.message.replaceAll(`${folder}/`, "");
}

describe("references", () => {
  it("to files of the same folder become components of one document", async () => {
    write("api/b.yaml", "type: object\nproperties: { c: { $ref: parts/c.yaml } }\n");
    write("api/parts/c.yaml", "type: string\n");
    expect(await schemasOf(document("{ $ref: b.yaml }"))).toEqual({
      A: { $ref: "#/components/schemas/b" },
      b: { type: "object", properties: { c: { $ref: "#/components/schemas/c" } } },
      c: { type: "string" },
    });
  });

  it.each([
    ["../secret.yaml", "it is outside the folder of the document"],
    ["../api/../secret.yaml", "it is outside the folder of the document"],
    ["link.yaml", "it is outside the folder of the document"],
    ["http://127.0.0.1:1/secret.yaml", "it is a URL"],
    ["gone.yaml", "there is no such file"],
    ["parts", "it is a folder"],
  ])("to %s are refused", async (target, reason) => {
    write("secret.yaml", "type: string\ndescription: hunter2\n");
    write("api/parts/c.yaml", "type: string\n");
    symlinkSync("../secret.yaml", join(folder, "api/link.yaml"));
    const message = await refusal(document(`{ $ref: "${target}" }`));
    expect(message).toContain(`api/openapi.yaml refers to ${target}, which is not read: ${reason}`);
    expect(message).not.toContain("hunter2");
  });

  it("of another file are named with that file", async () => {
    write("api/b.yaml", "type: array\nitems: { $ref: ../../x.yaml }\n");
    expect(await refusal(document("{ $ref: b.yaml }"))).toContain(
      "api/b.yaml refers to ../../x.yaml, which is not read",
    );
  });

  it("to files outside the folder are followed when that is allowed", async () => {
    write("b.yaml", "type: string\n");
    const found = await schemasOf(document("{ $ref: ../b.yaml }"), { allowOutside: true });
    expect(found).toEqual({ A: { $ref: "#/components/schemas/b" }, b: { type: "string" } });
  });

  it("in examples, defaults and extensions are data", async () => {
    const data = "{ $ref: ../../secret.yaml }";
    const text = document(`{ x-a: ${data}, example: ${data}, examples: [${data}], default: ${data}, const: ${data} }`);
    expect(await schemasOf(`x-b: { $ref: "#/nowhere" }\n${text}`)).toHaveProperty("A");
  });

  it("below keywords that OpenAPI doesn't have are data", async () => {
    write("api/b.yaml", "type: string\n");
    const found = await schemasOf(document("{ allOf: [{ $ref: b.yaml }, { data: { items: { $ref: b.yaml } } }] }"));
    expect(found).toMatchObject({ A: { allOf: [{ $ref: "#/components/schemas/b" }, { data: { items: {} } }] } });
  });

  it("below the keywords of 3.2 are followed, in the files that they lead to as well", async () => {
    write("api/event.yaml", "properties: { id: { $ref: parts.yaml#/Id }, next: { $ref: '#' } }\n");
    write("api/parts.yaml", "Id: { type: integer }\n");
    const text =
      "openapi: 3.2.0\ninfo: { title: T, version: 1.0.0 }\npaths: {}\ncomponents:\n" +
      "  mediaTypes: { A: { itemSchema: { $ref: event.yaml } } }\n";
    const { root, resolve } = await loadInput(write("api/openapi.yaml", text), {});
    const mediaType = { $ref: "#/components/mediaTypes/A/itemSchema" };
    const fields = objectOrEmpty(resolve(mediaType).value["properties"]);
    expect(root).toHaveProperty("components.mediaTypes.A.itemSchema");
    expect(resolve(fields["id"]).value).toEqual({ type: "integer" });
    expect(resolve(fields["next"]).value).toHaveProperty("properties.id");
  });

  it("below the keywords of 3.2 stay inside the folder", async () => {
    write("b.yaml", "type: string\n");
    const text =
      "openapi: 3.2.0\ninfo: { title: a, version: '1' }\npaths: {}\ncomponents:\n" +
      "  mediaTypes: { A: { itemSchema: { $ref: ../b.yaml } } }\n";
    expect(await refusal(text)).toContain("refers to ../b.yaml, which is not read: it is outside the folder");
  });

  it("to an anchor, an ID or the whole document are followed", async () => {
    const text = document(
      "{ $anchor: a, type: string }\n    B: { $ref: '#a' }\n    C: { $id: 'https://x.dev/c', type: object, properties: { d: {} } }\n" +
        "    E: { $ref: 'https://x.dev/c#/properties/d' }\n    F: { $ref: '#' }",
    );
    expect(await schemasOf(text)).toMatchObject({
      B: { $ref: "#/components/schemas/A" },
      E: { $ref: "#/components/schemas/C/properties/d" },
      F: { $ref: "#" },
    });
  });

  it.each([
    ["#/components/schemas/Gone", "leads nowhere"],
    ["#gone", "is outside the document"],
  ])("to %s are refused", async (target, reason) => {
    expect(await refusal(document(`{ $ref: "${target}" }`))).toContain(`${target} ${reason}`);
  });
});

describe("places", () => {
  it("are lines of the file that has the part", async () => {
    write("api/b.yaml", "# A comment\ntype: object\nproperties:\n  c:\n    type: string\n");
    const { placesOf } = await loadInput(write("api/openapi.yaml", document("{ $ref: b.yaml }")), {});
    const found = placesOf(["/info/title", "/components/schemas/b/properties/c/type", "/components/schemas/b/nothing"]);
    expect(found.map(({ file, line }) => `${file.replace(`${folder}/`, "")}:${line}`)).toEqual([
      "api/openapi.yaml:2",
      "api/b.yaml:5",
      "api/b.yaml:2",
    ]);
  });

  it("are found in JSON too", async () => {
    const text = JSON.stringify(
      { openapi: "3.0.0", info: {}, paths: { "/a": { get: { tags: ["a", { b: 1 }] } } } },
      null,
      1,
    );
    const { placesOf } = await loadInput({ text, name: "a.json" }, {});
    const line = (part: string): number => text.split("\n").findIndex((row) => row.includes(part)) + 1;
    expect(placesOf(["/paths/~1a/get", "/paths/~1a/get/tags/1/b", "/nowhere"]).map((place) => place.line)).toEqual([
      line('"get"'),
      line('"b"'),
      1,
    ]);
  });

  it("go through aliases and beyond what is there", async () => {
    const text = document("&a\n      type: object\n      properties: { x: { type: string } }\n    B: *a");
    const { placesOf } = await loadInput({ text, name: "a.yaml" }, {});
    expect(
      placesOf(["/components/schemas/B/properties/x", "/components/schemas/A/gone"]).map(({ line }) => line),
    ).toEqual([8, 6]);
  });
});

it("reads a thousand aliases of one anchor", async () => {
  const fields = Array.from({ length: 1000 }, (_, index) => `f${index}: *a`).join(", ");
  const text = document(`{ type: object, properties: { f: &a { type: string }, ${fields} } }`);
  const { root } = await loadInput({ text, name: "a.yaml" }, {});
  expect(root).toHaveProperty("components.schemas.A.properties.f999", { type: "string" });
});

const broken: readonly (readonly [name: string, text: string, message: string])[] = [
  ["an empty file", "", "is empty, but must be an OpenAPI document."],
  ["white space only", " \n\n", "is empty, but must be an OpenAPI document."],
  ["a YAML syntax error", "openapi: 3.1.1\npaths: [\n", "is not one JSON or YAML document: "],
  ["a tab as indentation", "openapi: 3.1.1\ninfo:\n\ttitle: x\n", "is not one JSON or YAML document: "],
  ["a key twice", "openapi: 3.1.1\nopenapi: 3.1.1\n", "is not one JSON or YAML document: Map keys must be unique"],
  ["a list", "- 1\n", "is not an OpenAPI document: it holds a list, not an object."],
  ["OpenAPI 2", 'swagger: "2.0"\n', 'is not an OpenAPI 3.0, 3.1 or 3.2 document: its `swagger` field is "2.0".'],
  ["no version", "info: {}\n", "is not an OpenAPI 3.0, 3.1 or 3.2 document: it has no `openapi` field."],
  ["a path list", "openapi: 3.1.0\npaths: []\n", "`paths` must be an object, not a list."],
  ["no info", "openapi: 3.1.0\npaths: {}\n", "is not an OpenAPI document: it has no `info`."],
  ["no info nor paths", '{"openapi":"3.1.0"}', "is not an OpenAPI document: it has no `info`."],
  [
    "an empty document",
    "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n",
    "is not an OpenAPI document: it has no `paths`, `components` or `webhooks`.",
  ],
  [
    "3.0 without paths",
    "openapi: 3.0.3\ninfo: { title: T, version: 1.0.0 }\ncomponents: {}\n",
    "is not an OpenAPI document: it has no `paths`.",
  ],
  ["a YAML alias to itself", "openapi: 3.1.1\ninfo: &a { x: *a }\n", "has a YAML alias that stands in its own anchor."],
  [
    "aliases that grow with every alias of an alias",
    `openapi: 3.1.1\nx-0: &a0 [1]\n${Array.from({ length: 9 }, (_, index) => `x-${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]\n`).join("")}`,
    "is not one JSON or YAML document: Excessive alias count",
  ],
  ["a NUL character", 'openapi: 3.1.1\ninfo: { title: "\0" }\n', "is not a text: it holds a NUL character."],
  [
    "deep nesting",
    `openapi: 3.1.1\npaths: ${"[".repeat(300)}${"]".repeat(300)}\n`,
    "is nested deeper than 200 levels.",
  ],
  ["maps without end", `openapi: 3.1.1\npaths: ${"{ a: ".repeat(3000)}\n`, "is nested too deeply."],
  ["two documents", "a: 1\n---\nb: 2\n", "Source contains multiple documents."],
];

it.each(broken)("refuses %s in one sentence", async (_name, text, message) => {
  const error: unknown = await loadInput({ text, name: "spec.yaml" }, {}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UnusableInputError);
  expect(String(error)).toContain(message);
  expect(String(error)).not.toContain("\n");
});
