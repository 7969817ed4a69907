import openapiTS, { astToString, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { docComment } from "./doc-comment.ts";
import { generatedHeader } from "./generated-header.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Generates the TypeScript types of an OpenAPI document: `paths`, `operations`, `components`, and one named,
 * documented export for each schema.
 *
 * @param source - The document's path relative to the repository, named in the header.
 * @throws when the document is not valid OpenAPI 3.x or has an unresolved `$ref`.
 */
export async function generateTypes(document: OpenApiDocument, source: string): Promise<string> {
  const ast = await openapiTS(withHeadersInPlace(document), { transform: openEnum, silent: true });
  return generatedHeader(source) + withDescriptions(astToString(ast)) + namedSchemas(document);
}

/** What an editor shows for the declarations that openapi-typescript writes without a description. */
const descriptions: Readonly<Record<string, string>> = {
  paths: "Every path of the spec, with what each of its methods takes and gives.",
  operations: "Every operation of the spec by `operationId`: its parameters, its body and its responses.",
  components: "What the operations share: schemas, responses, parameters and headers, by name.",
};

function withDescriptions(types: string): string {
  return types.replaceAll(
    /^export (?:interface|type) (\w+)/gm,
    (line, name: string) => docComment(descriptions[name]) + line,
  );
}

const SHARED_HEADER = "#/components/headers/";

/** Writes each shared header where it is used: openapi-typescript makes a required property of a `$ref`. */
function withHeadersInPlace(document: OpenApiDocument): string {
  const shared = document.components?.headers ?? {};
  return JSON.stringify(document, (_, value: unknown) => {
    const reference = isObject(value) && value["$ref"];
    if (typeof reference !== "string" || !reference.startsWith(SHARED_HEADER)) return value;
    const name = reference.slice(SHARED_HEADER.length);
    // One that is not there is left for openapi-typescript to complain of.
    return Object.hasOwn(shared, name) ? shared[name] : value;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** `x-extensible-enum` becomes a union that completes the known values in an editor and accepts any string. */
function openEnum(schema: SchemaObject): ts.TypeNode | undefined {
  const known: unknown = (schema as { "x-extensible-enum"?: unknown })["x-extensible-enum"];
  if (!Array.isArray(known)) return undefined;
  const literals = known.map((value) =>
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(String(value))),
  );
  const anyString = ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
  return ts.factory.createUnionTypeNode([...literals, ts.factory.createParenthesizedType(anyString)]);
}

function namedSchemas(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components?.schemas ?? {});
  return schemas
    .map(
      ([name, schema]) => `${docComment(schema.description)}export type ${name} = components["schemas"]["${name}"];\n`,
    )
    .join("");
}
