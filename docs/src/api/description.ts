import { parse } from "yaml";
import environmentAuth from "../../../spec/environment-auth.yaml?raw";
import identity from "../../../spec/openapi.yaml?raw";

/** What of a JSON Schema the spec uses. A `$ref` names a schema of the document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly example: unknown;
}

export interface Content {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly examples: readonly Example[];
}

export interface Header {
  readonly name: string;
  readonly description: string;
  readonly example: unknown;
}

export interface Response {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: Content | undefined;
}

export interface Server {
  readonly url: string;
  readonly region: string | undefined;
  readonly description: string;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly servers: readonly Server[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body: (Content & { readonly required: boolean; readonly description: string }) | undefined;
  readonly responses: readonly Response[];
  readonly security: readonly string[];
}

type Node = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- the linter of the spec knows its form

function operationsOf(document: Node): Operation[] {
  const at = (node: Node): Node =>
    "$ref" in node
      ? (node["$ref"].slice(2).split("/") as string[]).reduce((found, key) => found[key], document)
      : node;
  const examplesOf = (examples: Node = {}): Example[] =>
    Object.entries<Node>(examples).map(([name, example]) => ({
      name,
      summary: at(example)["summary"],
      value: at(example)["value"],
    }));
  const contentOf = (content: Node | undefined): Content | undefined => {
    const [entry] = Object.entries<Node>(content ?? {});
    return entry && { mediaType: entry[0], schema: entry[1]["schema"], examples: examplesOf(entry[1]["examples"]) };
  };
  const serversOf = (servers: Node[]): Server[] =>
    servers.map(({ url, description, ...rest }: Node) => ({ url, description, region: rest["x-region"] }));
  return Object.entries<Node>(document["paths"]).flatMap(([path, methods]) =>
    Object.entries<Node>(methods).map(([method, operation]) => {
      const body = contentOf(operation["requestBody"]?.content);
      return {
        id: operation["operationId"],
        method: method.toUpperCase(),
        path,
        servers: serversOf(document["servers"]),
        summary: operation["summary"],
        description: operation["description"],
        parameters: (operation["parameters"] ?? []).map(at).map((parameter: Node) => ({
          ...parameter,
          required: parameter["required"] === true,
          example: parameter["example"] ?? (at(parameter["schema"])["examples"] ?? [])[0],
        })),
        body: body && {
          ...body,
          required: operation["requestBody"].required === true,
          description: operation["requestBody"].description,
        },
        responses: Object.entries<Node>(operation["responses"]).map(([status, response]) => ({
          status,
          description: at(response)["description"],
          headers: Object.entries<Node>(at(response)["headers"] ?? {}).map(([name, header]) => ({
            name,
            description: at(header)["description"],
            example: at(header)["example"],
          })),
          content: contentOf(at(response)["content"]),
        })),
        security: (operation["security"] ?? document["security"]).flatMap(Object.keys),
      };
    }),
  );
}

const documents: Node[] = [parse(identity), parse(environmentAuth)];

export const info: { readonly title: string; readonly description: string } = documents[0]?.["info"];
export const operations: readonly Operation[] = documents.flatMap(operationsOf);
export const schemas: Readonly<Record<string, Schema>> = Object.assign(
  {},
  ...documents.toReversed().map((document) => document["components"].schemas),
);
export const securitySchemes: Readonly<Record<string, { readonly description: string }>> =
  documents[0]?.["components"].securitySchemes;
