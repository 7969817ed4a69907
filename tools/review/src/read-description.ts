import { statSync, readFileSync } from "node:fs";
import type { OpenApiDocument as Document } from "@frontegg-identity/generate";
import { isJsonObject, parseDocument, UnusableInputError, type OpenApiDocument } from "openapi-review/core";
import { redocly } from "./redocly.ts";

/** An OpenAPI description, as text and parsed. */
export interface Description {
  /** The name that messages and generated headers use: `spec/openapi.yaml`. */
  readonly name: string;
  readonly text: string;
  /** The document as the generator reads it. */
  readonly document: Document;
  /** The same as the comparison reads it. */
  readonly canonical: OpenApiDocument;
}

/**
 * Reads a description from a file, and makes one document of it when it is split into files.
 *
 * @throws {@link UnusableInputError} when it cannot be read.
 */
export async function loadDescription(file: string, name: string = file): Promise<Description> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UnusableInputError(`${name} cannot be read; give the path of an OpenAPI 3.1 description.`);
  const text = readFileSync(file, "utf8");
  const isSplit = /["']?\$ref["']?\s*:\s*["']?[^\s"'#]/.test(text);
  return readDescription(name, isSplit ? await redocly("bundle", file) : text);
}

/**
 * Reads an OpenAPI 3.1 description from YAML or JSON text.
 *
 * @throws {@link UnusableInputError} for an empty text, a syntax error, another version of OpenAPI, an operation that is
 *   none, or a `$ref` that points nowhere or out of the file.
 */
export function readDescription(name: string, text: string): Description {
  if (text.trim() === "") throw new UnusableInputError(`${name} is empty; an OpenAPI 3.1 description is needed.`);
  const canonical = parseDocument(text, name, ["3.1"]);
  const { root } = canonical;
  for (const key of ["info", "paths"]) {
    if (!isJsonObject(root[key])) throw new UnusableInputError(`${name} has no \`${key}\`, which must be a mapping.`);
  }
  checkReferences(root, canonical);
  // What the generator reads beyond this, the spec's lint sees to.
  return { name, text, document: root as unknown as Document, canonical };
}

/** Follows every reference, so that one which leads nowhere is named, and not stumbled over. */
function checkReferences(node: unknown, document: OpenApiDocument): void {
  if (typeof node !== "object" || node === null) return;
  // A property may be called `$ref` too; then its value is a schema.
  if (isJsonObject(node) && typeof node["$ref"] === "string") document.resolve(node);
  for (const [key, value] of Object.entries(node)) {
    // What an example holds is data, not description.
    if (key !== "example" && key !== "examples") checkReferences(value, document);
  }
}
