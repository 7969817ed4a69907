/**
 * Generates `src/generated/spec.ts` from both specs: what the mock needs of them, with every reference resolved, so that
 * it reads no file and parses nothing. `--check` writes nothing and fails when the committed file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";

type Node = { readonly [key: string]: unknown };

const file = new URL("../src/generated/spec.ts", import.meta.url);
/** The token endpoint has its own file, because it has other hosts. */
const documents = ["openapi.yaml", "environment-auth.yaml"].map((name): Node =>
  parse(readFileSync(new URL(`../../../spec/${name}`, import.meta.url), "utf8")),
);

const operations = Object.fromEntries(documents.flatMap(operationsOf));
const schemas: Record<string, unknown> = {};
for (const document of documents) {
  for (const [name, schema] of entries(at(document, "components", "schemas"))) {
    const slimmed = slim(schema);
    if (name in schemas && !isDeepStrictEqual(schemas[name], slimmed)) {
      throw new Error(`The specs disagree about the schema ${name}`);
    }
    schemas[name] = slimmed;
  }
}

const text = `// Generated from spec/ by \`npx -y pnpm@12.21.0 generate\`. Do not edit.
import type { Operation, OperationName } from "../operation.ts";

export const operations: Readonly<Record<OperationName, Operation>> = ${literalOf(operations)};

/** The schemas of both specs by name, without their descriptions. */
export const schemas: Readonly<Record<string, object>> = ${literalOf(schemas)};
`;

if (process.argv.includes("--check")) {
  if (text !== committed()) {
    console.error("Stale in packages/mock: src/generated/spec.ts. Run: npx -y pnpm@12.21.0 generate");
    process.exitCode = 1;
  }
} else {
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, text);
}

function committed(): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** One line for each name, so that a change of the spec is a change of few lines. */
function literalOf(values: Node): string {
  return `{\n${entries(values)
    .map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`)
    .join("")}}`;
}

function operationsOf(document: Node): [string, object][] {
  const [server] = document["servers"] as [{ url: string }]; // the linter wants a server in each document
  const basePath = new URL(server.url).pathname.replace(/\/$/, "");
  return entries(document["paths"]).flatMap(([path, item]) =>
    entries(item).map(([method, operation]): [string, object] => {
      const { operationId, requestBody, responses, security = document["security"] } = operation as Node;
      return [
        operationId as string, // the linter wants one
        {
          method: method.toUpperCase(),
          path: basePath + path,
          secured: (security as unknown[]).length > 0,
          ...(requestBody !== undefined && { requestSchema: contentOf(document, requestBody).schema }),
          responses: Object.fromEntries(
            entries(responses).map(([status, response]) => [status, responseOf(document, response)]),
          ),
        },
      ];
    }),
  );
}

function responseOf(document: Node, node: unknown): object {
  const response = resolved(document, node);
  const headers = entries(response["headers"] ?? {}).map(([name, header]) => [
    name.toLowerCase(),
    String(resolved(document, header)["example"]),
  ]);
  return { headers: Object.fromEntries(headers), ...contentOf(document, response) };
}

/** The name of the JSON content's schema, and its examples by name. */
function contentOf(document: Node, node: unknown): { schema?: string; examples?: Node } {
  const { content } = resolved(document, node);
  if (content === undefined) return {};
  const { schema, examples } = at(content, "application/json") as Node;
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String((schema as Node)["$ref"]))?.[1];
  if (name === undefined) throw new Error("A body's schema is not a component of the spec");
  const values = entries(examples ?? {}).map(([key, example]) => [key, resolved(document, example)["value"]]);
  return { schema: name, examples: Object.fromEntries(values) };
}

function resolved(document: Node, node: unknown): Node {
  const target = node as Node; // whatever the spec holds, its keys are read as unknown
  const reference = target["$ref"];
  if (typeof reference !== "string") return target;
  return resolved(document, at(document, ...reference.slice("#/".length).split("/")));
}

function at(node: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((found, key) => (found as Node)[key], node);
}

function entries(node: unknown): [string, unknown][] {
  return Object.entries(node as Node);
}

/** Leaves out what a validator does not read, and points references at the place where `schemas` is put. */
function slim(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(slim);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    entries(schema)
      .filter(([key]) => key !== "description" && key !== "examples" && !key.startsWith("x-"))
      .map(([key, value]) => {
        if (key === "$ref") return [key, String(value).replace("#/components/schemas/", "#/$defs/")];
        // The keys of this map are the user's, `description` among them.
        if (key === "properties")
          return [key, Object.fromEntries(entries(value).map(([name, of]) => [name, slim(of)]))];
        return [key, slim(value)];
      }),
  );
}
