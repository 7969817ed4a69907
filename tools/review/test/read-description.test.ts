import { describe, expect, it } from "vitest";
import { readDescription } from "../src/read-description.ts";
import { UnusableInputError } from "openapi-review/core";
import { library } from "../../../packages/openapi-review/test/verdicts/library.ts";

const broken: readonly (readonly [name: string, text: string, message: string])[] = [
  ["an empty file", "", "spec.yaml is empty; an OpenAPI 3.1 description is needed."],
  ["white space only", " \n\n", "spec.yaml is empty; an OpenAPI 3.1 description is needed."],
  ["a YAML syntax error", "openapi: 3.1.1\npaths: [\n", "spec.yaml is not one JSON or YAML document: "],
  ["a tab as indentation", "openapi: 3.1.1\ninfo:\n\ttitle: x\n", "spec.yaml is not one JSON or YAML document: "],
  [
    "a key twice",
    "openapi: 3.1.1\nopenapi: 3.1.1\n",
    "spec.yaml is not one JSON or YAML document: Map keys must be unique",
  ],
  ["a list", "- 1\n", "spec.yaml is not an OpenAPI document: it holds a list, not an object."],
  ["OpenAPI 2", 'swagger: "2.0"\n', 'spec.yaml is not an OpenAPI 3.1 document: its `swagger` field is "2.0".'],
  ["OpenAPI 3.0", "openapi: 3.0.3\n", 'spec.yaml is not an OpenAPI 3.1 document: its `openapi` field is "3.0.3".'],
  ["OpenAPI 3.2", "openapi: 3.2.0\n", 'spec.yaml is not an OpenAPI 3.1 document: its `openapi` field is "3.2.0".'],
  ["no version", "info: {}\n", "spec.yaml is not an OpenAPI 3.1 document: it has no `openapi` field."],
  ["no paths", "openapi: 3.1.1\ninfo: {}\n", "spec.yaml has no `paths`, which must be a mapping."],
  [
    "a YAML alias to itself",
    "openapi: 3.1.1\ninfo: &a { x: *a }\npaths: {}\n",
    "spec.yaml has a YAML alias that stands in its own anchor.",
  ],
  ["a NUL character", 'openapi: 3.1.1\ninfo: { title: "\0" }\n', "spec.yaml is no text: it holds a NUL character."],
  [
    "deep nesting",
    `openapi: 3.1.1\npaths: ${"[".repeat(300)}${"]".repeat(300)}\n`,
    "spec.yaml is nested deeper than 200 levels.",
  ],
  ["nesting without end", `openapi: 3.1.1\npaths: ${"[".repeat(100_000)}\n`, "spec.yaml is nested too deeply."],
  ["maps without end", `openapi: 3.1.1\npaths: ${"{ a: ".repeat(3000)}\n`, "spec.yaml is nested too deeply."],
  ["two documents", "a: 1\n---\nb: 2\n", "Source contains multiple documents."],
  [
    "a $ref that points nowhere",
    library.replace("schemas/Author", "schemas/Nobody"),
    "spec.yaml: #/components/schemas/Nobody leads nowhere.",
  ],
  [
    "a $ref to another file",
    library.replace("#/components/schemas/Author", "author.yaml"),
    "spec.yaml: author.yaml is outside the document",
  ],
];

describe("readDescription", () => {
  it.each(broken)("refuses %s in one sentence", (_name, text, message) => {
    expect(() => readDescription("spec.yaml", text)).toThrow(UnusableInputError);
    expect(() => readDescription("spec.yaml", text)).toThrow(message);
    expect(() => readDescription("spec.yaml", text)).not.toThrow("\n");
  });

  it("reads JSON too", () => {
    const text = JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1.0.0" }, paths: {} });
    expect(readDescription("spec.json", text).document.info.version).toBe("1.0.0");
  });

  it("takes a $ref in an example for data", () => {
    const text = library.replace("note: { type: string }", 'note: { type: string, examples: [{ $ref: "#/nowhere" }] }');
    expect(readDescription("spec.yaml", text).document.openapi).toBe("3.1.1");
  });
});
