import { isDeepStrictEqual } from "node:util";
import { describeOperations } from "./describe-operations.ts";
import { generatedHeader } from "./generated-header.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { withDefs } from "./schema-facts.ts";

/**
 * Generates the description of every operation of the documents, and their schemas, as the constants `operations` and
 * `schemas`.
 *
 * @param documents - By file name. Schemas of one name must be the same in all of them.
 * @throws Error for two schemas of one name.
 */
export function generateOperations(documents: Readonly<Record<string, OpenApiDocument>>, source: string): string {
  const operations = Object.entries(documents).flatMap(([file, document]) => describeOperations(document, file));
  const schemas: Record<string, unknown> = {};
  for (const [name, schema] of Object.values(documents).flatMap((one) =>
    Object.entries(one.components?.schemas ?? {}),
  )) {
    const own = withDefs(schema);
    if (name in schemas && !isDeepStrictEqual(schemas[name], own)) {
      throw new Error(`Two different schemas are called ${name}.`);
    }
    schemas[name] = own;
  }
  return (
    generatedHeader(source) +
    `import type { AnyOperationId, JsonSchema, OperationDescription } from "../operation-description.ts";\n\n` +
    `/** Everything that the specs say about each operation, by \`operationId\`. */\n` +
    `export const operations: Readonly<Record<AnyOperationId, OperationDescription>> = ${literalOf(
      Object.fromEntries(operations.map((operation) => [operation.id, operation])),
    )};\n\n` +
    `/** The schemas of both specs by name. They refer to each other as \`#/$defs/User\`. */\n` +
    `export const schemas: Readonly<Record<string, JsonSchema>> = ${literalOf(schemas)};\n`
  );
}

function literalOf(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
