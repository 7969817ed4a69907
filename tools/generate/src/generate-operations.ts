import { isDeepStrictEqual } from "node:util";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import { argumentName } from "./argument-names.ts";
import { describeOperations } from "./describe-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { withDefs } from "./schema-facts.ts";

/**
 * Generates the description of every operation of the documents, and their schemas, as the constants `operations` and
 * `schemas`.
 *
 * @param documents - By file name. Schemas of one name must be the same in all of them.
 * @throws Error for two schemas of one name.
 */
export function generateOperations(documents: Readonly<Record<string, OpenApiDocument>>): string {
  const operations = Object.entries(documents).flatMap(([file, document]) => describeOperations(document, file));
  const schemas: Record<string, unknown> = {};
  for (const [name, schema] of Object.values(documents).flatMap((one) =>
    Object.entries(one.components?.schemas ?? {}),
  )) {
    const own = withDefs(schema);
    if (Object.hasOwn(schemas, name) && !isDeepStrictEqual(schemas[name], own)) {
      throw new Error(`Two different schemas are called ${name}.`);
    }
    schemas[name] = own;
  }
  const { declarations, entries } = withSharedParts(operations);
  return (
    `import type { AnyOperationId, JsonSchema, OperationDescription } from "../operation-description.ts";\n\n` +
    declarations +
    `/** Everything that the specs say about each operation, by \`operationId\`. */\n` +
    `export const operations: Readonly<Record<AnyOperationId, OperationDescription>> = ${entries};\n\n` +
    `/** The schemas of both specs by name. They refer to each other as \`#/$defs/User\`. */\n` +
    `export const schemas: Readonly<Record<string, JsonSchema>> = ${literalOf(schemas)};\n`
  );
}

/** Writes the servers, parameters and responses that several operations have once, as constants. */
function withSharedParts(operations: readonly OperationDescription[]): { declarations: string; entries: string } {
  const parts = operations.flatMap(({ servers, parameters, responses }) => [
    { name: "servers", value: servers },
    ...parameters.map((value) => ({ name: `parameter-${value.name}`, value })),
    ...Object.entries(responses).map(([status, value]) => ({ name: `response-${status}`, value })),
  ]);
  const names = new Map<string, string>();
  const declarations: string[] = [];
  for (const [text, [first, second]] of Map.groupBy(parts, ({ value }) => literalOf(value))) {
    if (first === undefined || second === undefined) continue;
    const plain = argumentName(first.name);
    const same = [...names.values()].filter((name) => name.replace(/_\d+$/, "") === plain).length;
    const name = same === 0 ? plain : `${plain}_${same + 1}`;
    names.set(text, name);
    declarations.push(`const ${name} = ${text} as const;\n\n`);
  }
  const marked = JSON.stringify(
    Object.fromEntries(operations.map((operation) => [operation.id, operation])),
    (_, value: unknown) => {
      const name = typeof value === "object" ? names.get(literalOf(value)) : undefined;
      return name === undefined ? value : `${MARK}${name}`;
    },
    2,
  );
  return { declarations: declarations.join(""), entries: marked.replaceAll(new RegExp(`"${MARK}(\\w+)"`, "g"), "$1") };
}

/** No text of a spec has it. */
const MARK = "=>shared:";

function literalOf(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
