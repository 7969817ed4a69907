import { upgradeFromThreeToThreeOne } from "@scalar/openapi-upgrader/3.0-to-3.1";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { readYaml } from "./read-yaml.ts";
import { referenceResolver, type ReferenceResolver } from "./reference-resolver.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** An OpenAPI document in the words of 3.1. */
export interface OpenApiDocument {
  /** What to call it in messages: the path or URL it came from. */
  readonly source: string;
  /** The version that the document itself names. */
  readonly version: string;
  readonly root: JsonObject;
  readonly resolve: ReferenceResolver;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, in JSON or YAML, and brings 3.0 to the words of 3.1.
 *
 * @param versions - The versions that are taken.
 * @throws {@link UnusableInputError} when the text is something else.
 */
export function parseDocument(
  text: string,
  source: string,
  versions: readonly string[] = ["3.0", "3.1"],
): OpenApiDocument {
  const root = readYaml(text, source);
  checkNesting(root, source);
  if (!isJsonObject(root)) {
    throw new UnusableInputError(`${source} is not an OpenAPI document: it holds ${describe(root)}, not an object.`);
  }
  const { openapi } = root;
  if (typeof openapi !== "string" || !versions.some((version) => openapi.startsWith(`${version}.`))) {
    throw new UnusableInputError(
      `${source} is not an OpenAPI ${versions.join(" or ")} document: ${versionFound(root)}.`,
    );
  }
  const upgraded = upgradeFromThreeToThreeOne(root) as JsonObject;
  return { source, version: openapi, root: upgraded, resolve: referenceResolver(upgraded, source) };
}

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
