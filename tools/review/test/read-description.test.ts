import { describe, expect, it } from "vitest";
import { readDescription } from "../src/read-description.ts";
import { UnusableInputError } from "@frontegg-identity/canonical";
import { library } from "./library.ts";

const broken: readonly (readonly [name: string, text: string, message: string])[] = [
  ["an empty file", "", "spec.yaml is empty; an OpenAPI 3.1 description is needed."],
  ["white space only", " \n\n", "spec.yaml is empty; an OpenAPI 3.1 description is needed."],
  ["a YAML syntax error", "openapi: 3.1.1\npaths: [\n", "spec.yaml is not valid YAML: "],
  ["a tab as indentation", "openapi: 3.1.1\ninfo:\n\ttitle: x\n", "spec.yaml is not valid YAML: "],
  ["a key twice", "openapi: 3.1.1\nopenapi: 3.1.1\n", "spec.yaml is not valid YAML: Map keys must be unique"],
  ["a list", "- 1\n", "spec.yaml is not an OpenAPI description: its top level is not a mapping."],
  ["OpenAPI 2", 'swagger: "2.0"\n', 'spec.yaml is OpenAPI "2.0"; only 3.1 can be reviewed (`openapi: 3.1.1`).'],
  ["OpenAPI 3.0", "openapi: 3.0.3\n", 'spec.yaml is OpenAPI "3.0.3"; only 3.1 can be reviewed (`openapi: 3.1.1`).'],
  ["no version", "info: {}\n", "spec.yaml names no version of OpenAPI; only 3.1 can be reviewed (`openapi: 3.1.1`)."],
  ["no paths", "openapi: 3.1.1\ninfo: {}\n", "spec.yaml has no `paths`, which must be a mapping."],
  [
    "an empty operation",
    "openapi: 3.1.1\ninfo: {}\npaths: { /odd: { get: } }\n",
    "spec.yaml: paths./odd.get must be a mapping.",
  ],
  [
    "a $ref that points nowhere",
    library.replace("schemas/Author", "schemas/Nobody"),
    'spec.yaml: the $ref "#/components/schemas/Nobody" at components.schemas.Book.properties.author points nowhere.',
  ],
  [
    "a $ref to another file",
    library.replace("#/components/schemas/Author", "author.yaml"),
    'spec.yaml: the $ref "author.yaml" at components.schemas.Book.properties.author points out of the file',
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
