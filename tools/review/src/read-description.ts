import { parseDocument, type OpenApiDocument } from "@frontegg-identity/generate";
import { methods } from "./methods.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** An OpenAPI description, as text and parsed. */
export interface Description {
  /** The name that messages and generated headers use: `spec/openapi.yaml`. */
  readonly name: string;
  readonly text: string;
  readonly document: OpenApiDocument;
}

/**
 * Reads an OpenAPI 3.1 description from YAML or JSON text.
 *
 * @throws {@link UnusableInputError} for an empty text, a syntax error, another version of OpenAPI, an operation that is
 *   none, or a `$ref` that points nowhere or out of the file.
 */
export function readDescription(name: string, text: string): Description {
  if (text.trim() === "") throw new UnusableInputError(`${name} is empty; an OpenAPI 3.1 description is needed.`);
  const document = parse(name, text);
  if (!isRecord(document)) {
    throw new UnusableInputError(`${name} is not an OpenAPI description: its top level is not a mapping.`);
  }
  const version = document.openapi ?? document["swagger"];
  if (typeof version !== "string" || !/^3\.1(\.\d+)?$/.test(version)) {
    const found = version === undefined ? "names no version of OpenAPI" : `is OpenAPI ${JSON.stringify(version)}`;
    throw new UnusableInputError(`${name} ${found}; only 3.1 can be reviewed (\`openapi: 3.1.1\`).`);
  }
  for (const key of ["info", "paths"]) {
    if (!isRecord(document[key])) throw new UnusableInputError(`${name} has no \`${key}\`, which must be a mapping.`);
  }
  checkOperations(name, document["paths"]);
  checkReferences(name, document, document);
  return { name, text, document };
}

function parse(name: string, text: string): OpenApiDocument & Record<string, unknown> {
  try {
    // Every key is unknown until it was looked at.
    return parseDocument(text) as OpenApiDocument & Record<string, unknown>;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(/:?\n/);
    throw new UnusableInputError(`${name} is not valid YAML: ${reason}.`);
  }
}

/** Empty and misplaced nodes stop linters and generators with an error that names no place. */
function checkOperations(name: string, paths: unknown): void {
  for (const [path, item] of Object.entries(isRecord(paths) ? paths : {})) {
    if (!isRecord(item)) throw new UnusableInputError(`${name}: paths.${path} must be a mapping.`);
    for (const [key, value] of Object.entries(item)) {
      if (methods.has(key) && !isRecord(value)) {
        throw new UnusableInputError(`${name}: paths.${path}.${key} must be a mapping.`);
      }
    }
  }
}

function checkReferences(name: string, root: unknown, node: unknown, path: readonly string[] = []): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) checkReferences(name, root, item, [...path, String(index)]);
  } else if (isRecord(node)) {
    const reference = node["$ref"];
    // A property may be called `$ref` too; then its value is a schema.
    if (typeof reference === "string" && resolvePointer(root, reference) === undefined) {
      const problem = reference.startsWith("#") ? "points nowhere" : "points out of the file, which is not supported";
      throw new UnusableInputError(`${name}: the $ref ${JSON.stringify(reference)} at ${path.join(".")} ${problem}.`);
    }
    for (const [key, value] of Object.entries(node)) {
      // What an example holds is data, not description.
      if (key !== "example" && key !== "examples") checkReferences(name, root, value, [...path, key]);
    }
  }
}

function resolvePointer(root: unknown, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let node = root;
  for (const segment of reference.slice(2).split("/")) {
    const key = decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    node = isRecord(node) || Array.isArray(node) ? (node as Record<string, unknown>)[key] : undefined;
  }
  return node;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
