import type {
  BodyDescription,
  DoneWhen,
  HeaderDescription,
  HttpMethod,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  ServerDescription,
} from "@frontegg-identity/types/operations";
import { argumentName, bodyName } from "./argument-names.ts";
import { contentOf } from "./content-of.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { referenceResolver, type Node, type Resolve } from "./reference-resolver.ts";
import { bodyFacts, exampleOfSchema, withDefs } from "./schema-facts.ts";

/** The methods of a path item that `fetch` can send. */
const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** What HTTP says may be repeated, less DELETE: the second one answers that there is nothing (RFC 9110 section 9.2.2). */
const REPEATABLE_METHODS: ReadonlySet<string> = new Set(["get", "head", "options", "put"]);

/**
 * Describes every operation of a document that has an `operationId`, in the document's order. This is the only code that
 * walks the operations of our specs: whatever is generated, mocked or tested is made of what it returns.
 *
 * @param file - The document's name, such as `openapi.yaml`.
 * @throws Error that names a reference which cannot be followed.
 */
export function describeOperations(document: OpenApiDocument, file = ""): OperationDescription[] {
  const resolve = referenceResolver(document);
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const pathItem = resolve(item);
    const found = Object.entries(pathItem).filter(([method]) => METHODS.has(method));
    return found.flatMap(([method, node]): OperationDescription[] => {
      const operation = resolve(node);
      const { operationId, security = document.security, requestBody, responses } = operation;
      if (typeof operationId !== "string") return [];
      const servers = serversOf(operation["servers"] ?? pathItem["servers"] ?? document.servers);
      const parameters = parametersOf(resolve, path, pathItem["parameters"], operation["parameters"]);
      const alternatives = list(security) as Readonly<Record<string, string[]>>[]; // by OpenAPI
      const body = requestBody === undefined ? undefined : describeBody(resolve, resolve(requestBody), parameters);
      const doneWhen = operation["x-done-when"] as DoneWhen | undefined; // the linter checks its form
      const repeatable = operation["x-repeatable"];
      return [
        {
          id: operationId as OperationDescription["id"], // the types of the IDs are generated from these documents
          document: file,
          method: method.toUpperCase() as HttpMethod, // one of METHODS
          path,
          basePath: pathOfUrl(servers[0]?.url ?? ""),
          servers,
          tags: list(operation["tags"]).map(String),
          summary: text(operation["summary"]),
          description: text(operation["description"]),
          deprecated: operation["deprecated"] === true,
          parameters,
          ...(body && { body }),
          responses: Object.fromEntries(
            Object.entries(resolve(responses)).map(([status, response]) => [
              status,
              describeResponse(resolve, response),
            ]),
          ),
          token: tokenOf(alternatives),
          security: alternatives,
          repeatable: typeof repeatable === "boolean" ? repeatable : REPEATABLE_METHODS.has(method),
          ...(doneWhen && { doneWhen }),
        },
      ];
    });
  });
}

function parametersOf(resolve: Resolve, path: string, ...levels: readonly unknown[]): ParameterDescription[] {
  const found = new Map<string, ParameterDescription>();
  for (const node of levels.flatMap(list)) {
    const parameter = resolve(node);
    const place = text(parameter["in"]);
    // The linter refuses cookies.
    if (place !== "path" && place !== "query" && place !== "header") continue;
    const name = place === "header" ? text(parameter["name"]).toLowerCase() : text(parameter["name"]);
    const schema = parameter["schema"] ?? {};
    const [named] = Object.values(resolve(parameter["examples"])).map((one) => resolve(one)["value"]);
    const example = parameter["example"] ?? named ?? exampleOfSchema(resolve, schema);
    // An operation's own parameter takes the place of its path's.
    found.set(`${place} ${name}`, {
      name,
      ...(place === "path" && { argument: argumentName(name) }),
      in: place,
      required: parameter["required"] === true,
      description: text(parameter["description"]),
      schema: withDefs(schema),
      ...(example !== undefined && { example }),
    });
  }
  const ofPath = [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => found.get(`path ${name}`) ?? []);
  return [...ofPath, ...[...found.values()].filter((parameter) => parameter.in !== "path")];
}

function describeBody(
  resolve: Resolve,
  body: Node,
  parameters: readonly ParameterDescription[],
): BodyDescription | undefined {
  const content = contentOf(resolve, body["content"]);
  // The linter refuses what is no JSON.
  if (content === undefined || content.kind === "text" || content.kind === "none") return undefined;
  return {
    ...content,
    kind: content.kind,
    name: bodyName(content, parameters),
    description: text(body["description"]),
    required: body["required"] === true,
    ...bodyFacts(resolve, content.schema),
  };
}

function describeResponse(resolve: Resolve, node: unknown): ResponseDescription {
  const response = resolve(node);
  const headers = Object.entries(resolve(response["headers"])).map(([name, one]): [string, HeaderDescription] => {
    const header = resolve(one);
    const example = header["example"] ?? exampleOfSchema(resolve, header["schema"]);
    return [
      name.toLowerCase(),
      {
        name,
        description: text(header["description"]),
        required: header["required"] === true,
        schema: withDefs(header["schema"] ?? {}),
        ...(example !== undefined && { example }),
      },
    ];
  });
  const content = contentOf(resolve, response["content"]);
  return {
    description: text(response["description"]),
    headers: Object.fromEntries(headers),
    ...(content && { content }),
  };
}

function serversOf(servers: unknown): ServerDescription[] {
  return (list(servers) as Node[]).map(({ url, description, "x-region": region }) => ({
    url: text(url),
    description: text(description),
    ...(typeof region === "string" && { region }),
  }));
}

/** The path of a URL that may have variables or be relative, without a slash at the end. */
function pathOfUrl(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/$/, "");
}

function tokenOf(alternatives: readonly object[]): OperationDescription["token"] {
  const secured = alternatives.filter((alternative) => Object.keys(alternative).length > 0).length;
  if (secured === 0) return "none";
  return secured === alternatives.length ? "required" : "optional";
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
