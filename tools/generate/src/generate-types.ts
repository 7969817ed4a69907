import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { describeOperations } from "./describe-operations.ts";
import { docComment } from "./doc-comment.ts";
import { isObject } from "./is-object.ts";
import { knownValues } from "./known-values.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { withNamedSchemas } from "./with-named-schemas.ts";

/**
 * Generates the TypeScript types of an OpenAPI document: `paths`, `operations`, `components`, and one named,
 * documented export for each schema, which the other three refer to by its name. The known values of an open enum are
 * a constant beside them.
 *
 * @throws when the document is not valid OpenAPI 3.x or has an unresolved `$ref`.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  const sent = schemasOfRequests(document);
  const ast = await openapiTS(withHeadersInPlace(document), {
    silent: true,
    transformProperty: (property, _schema, { path }) =>
      sent.some((schema) => path?.startsWith(`${schema}/`)) ? orUndefined(property) : property,
  });
  const types = withNamedSchemas(withDescriptions(astToString(ast)), document);
  return types.replaceAll(NOTHING, "") + knownValues(document);
}

/** What openapi-typescript writes for parts that the document lacks. */
const NOTHING = /^export type (?:webhooks|\$defs) = Record<string, never>;\n+/gm;

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

/** The references to the schemas that requests send, also within others. */
function schemasOfRequests(document: OpenApiDocument): string[] {
  const found = new Set<string>();
  const follow = (node: unknown): void => {
    for (const [, name = ""] of (JSON.stringify(node) ?? "").matchAll(
      /"#\/(?:components\/schemas|\$defs)\/([^"]+)"/g,
    )) {
      if (found.has(name)) continue;
      found.add(name);
      follow(document.components?.schemas?.[name]);
    }
  };
  for (const { body } of describeOperations(document)) follow(body?.schema);
  return [...found].map((name) => `#/components/schemas/${name}`);
}

/** JSON leaves `undefined` out, so in what is sent it may stand for a field that is left out. */
function orUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined) return property;
  const orNothing = ts.factory.createUnionTypeNode([
    type,
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, orNothing);
}
