import { upgradeFromThreeToThreeOne } from "@scalar/openapi-upgrader/3.0-to-3.1";
import { webhooksKey } from "./find-operations.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";
import { readYamlText } from "./read-yaml.ts";
import { referenceResolver, type ReferenceResolver } from "./reference-resolver.ts";
import { UnusableInputError } from "./unusable-input-error.ts";
import { walkDocument } from "./walk-document.ts";

/** An OpenAPI document in the words of 3.1 or 3.2. */
export interface OpenApiDocument {
  /** Its name in messages: the path or URL that it came from. */
  readonly source: string;
  readonly root: JsonObject;
  /** The document in its own words, which for 3.0 are others. */
  readonly original: JsonObject;
  readonly resolve: ReferenceResolver;
}

const versions = ["3.0", "3.1", "3.2"];

/**
 * Reads an OpenAPI 3.0, 3.1 or 3.2 document of one file, in JSON or YAML, and brings 3.0 to the words of 3.1.
 *
 * @throws {@link UnusableInputError} when the text is something else, or a reference leads nowhere or to another file.
 */
export function parseDocument(text: string, source: string): OpenApiDocument {
  return openApiDocument(readRoot(readYamlText(text, source).value, source), source);
}

/**
 * Checks that a value has the outside of an OpenAPI document, and writes its references by name as JSON pointers.
 *
 * @throws {@link UnusableInputError} when it doesn't, contains itself, or is nested too deeply to be walked.
 */
export function readRoot(value: unknown, source: string): JsonObject {
  checkNesting(value, source);
  if (!isJsonObject(value)) {
    throw new UnusableInputError(`${source} is not an OpenAPI document: it holds ${describe(value)}, not an object.`);
  }
  const { openapi } = value;
  if (typeof openapi !== "string" || !versions.some((version) => openapi.startsWith(`${version}.`))) {
    throw new UnusableInputError(`${source} is not an OpenAPI 3.0, 3.1 or 3.2 document: ${versionFound(value)}.`);
  }
  for (const key of ["info", "paths", "components", "webhooks"]) {
    if (value[key] !== undefined && !isJsonObject(value[key]))
      throw new UnusableInputError(`${source}: \`${key}\` must be an object, not ${describe(value[key])}.`);
  }
  return withPointers(value);
}

/** Makes a document of its root, in which all references are to its own parts. */
export function openApiDocument(root: JsonObject, source: string): OpenApiDocument {
  // The upgrader writes the new version into what it is given.
  const renamed = upgradeFromThreeToThreeOne({ ...root }) as JsonObject;
  // References and lines go by the name that the document has for them.
  const upgraded = { [webhooksKey(root)]: renamed["webhooks"], ...renamed };
  const document = { source, root: upgraded, original: root, resolve: referenceResolver(upgraded, source) };
  // Follows every reference, so that one which leads nowhere is named, and not stumbled over.
  walkDocument(upgraded, (node) => void (typeof node["$ref"] === "string" && document.resolve(node)));
  return document;
}

/** Writes references to an `$anchor` or `$id` as JSON pointers. */
function withPointers(root: JsonObject): JsonObject {
  const pointers = new Map<string, string>();
  const named: JsonObject[] = [];
  walkDocument(root, (node, path) => {
    for (const key of ["$anchor", "$dynamicAnchor", "$id", "$self"]) {
      const name = node[key];
      if (typeof name === "string") pointers.set(key.endsWith("nchor") ? `#${name}` : name, `#${jsonPointer(path)}`);
    }
    if (referenceKeys.some((key) => typeof node[key] === "string")) named.push(node);
  });
  for (const [node, key] of named.flatMap((one) => referenceKeys.map((name) => [one, name] as const))) {
    const reference = node[key];
    if (typeof reference !== "string" || reference.startsWith("#/")) continue;
    const [, base = "", fragment = ""] = /^([^#]*)(#.*)?$/.exec(reference) ?? [];
    const start = base === "" ? "#" : pointers.get(base);
    const target = /^#?$|^#\//.test(fragment) ? start && start + fragment.slice(1) : pointers.get(fragment);
    // The objects that were read belong to this document alone.
    if (target !== undefined) (node as Record<string, unknown>)[key] = target;
  }
  return root;
}

const referenceKeys = ["$ref", "$dynamicRef"];

function versionFound({ openapi, swagger }: JsonObject): string {
  if (openapi !== undefined) return `its \`openapi\` field is ${JSON.stringify(openapi)}`;
  return swagger === undefined ? "it has no `openapi` field" : `its \`swagger\` field is ${JSON.stringify(swagger)}`;
}

/** Deeper than any document that is meant, and far from where recursion ends. */
const DEEPEST = 200;

/** Neither a document that contains itself, by a YAML alias, nor a deep one can be walked. */
function checkNesting(value: unknown, source: string, ancestors: readonly unknown[] = []): void {
  if (typeof value !== "object" || value === null) return;
  if (ancestors.includes(value))
    throw new UnusableInputError(`${source} has a YAML alias that stands in its own anchor.`);
  if (ancestors.length === DEEPEST) throw new UnusableInputError(`${source} is nested deeper than ${DEEPEST} levels.`);
  for (const child of Object.values(value)) checkNesting(child, source, [...ancestors, value]);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
