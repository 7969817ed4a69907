import type { CanonicalNode } from "./canonical-node.ts";
import { groupBy } from "../group-by.ts";
import { findOperations, type FoundOperation } from "../document/find-operations.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import { parametersOf } from "../document/parameters-of.ts";
import type { ReferenceResolver } from "../document/reference-resolver.ts";
import { schemaNode } from "./canonical-schema.ts";
import { securityOf, type OAuthFlow } from "../document/security-of.ts";

type Parts = Map<string, () => CanonicalNode>;

/**
 * Brings an operation into one form: with the parameters, the servers and the security that its place gives it.
 *
 * @param namingPath - The path whose names path parameters get, by position: each document may name them as it likes.
 * @param prefix - The part of the path that the other document writes into its servers, such as `/identity`.
 */
export function operationNode(
  found: FoundOperation,
  namingPath: string = found.path,
  prefix: string = "",
): CanonicalNode {
  const { operation, method, path, document } = found;
  const { resolve } = document;
  const { requestBody, responses, callbacks } = operation;
  const parts: Parts = new Map();
  for (const { pointer, parameter, place } of parametersOf(found, namingPath))
    parts.set(pointer, () => parameterNode(parameter, place, resolve));
  if (requestBody !== undefined) parts.set("/requestBody", () => bodyNode(requestBody, resolve, "request body"));
  for (const [status, response] of Object.entries(objectOrEmpty(responses)))
    parts.set(jsonPointer(["responses", status.replace("xx", "XX")]), () => bodyNode(response, resolve, "response"));
  for (const [name, callback] of Object.entries(objectOrEmpty(callbacks))) {
    for (const inner of findOperations(document, "callbacks", resolve(callback).value))
      parts.set(jsonPointer(["callbacks", name, inner.path, inner.method]), () => operationNode(inner));
  }
  const own = operation["servers"] ?? found.pathItem["servers"];
  const servers = arrayOrEmpty(own ?? document.root["servers"]).map(objectOrEmpty);
  const urls = servers.map(({ url }) => String(url).replace(/\/+$/, "") + prefix);
  for (const [index, server] of servers.entries())
    parts.set(jsonPointer(["servers", urls[index]!]), () => serverNode(server, own === undefined)); // they are as many
  const { ways, flows } = securityOf(found);
  for (const [words, same] of groupBy(flows, (flow) => flow.words))
    parts.set(jsonPointer(["security", words]), () => flowNode(same));
  return node(operation, `${method.toUpperCase()} ${path}`, parts, {
    operationId: operation["operationId"],
    // The first is what generators group by.
    tag: arrayOrEmpty(operation["tags"])[0],
    // And what generated code calls unless it is told otherwise.
    firstServer: urls[0],
    security: ways,
  });
}

function node(value: JsonObject, words: string, parts: Parts, own: JsonObject = {}, name?: string): CanonicalNode {
  const { summary, description, deprecated } = value;
  const all = { summary, description, ...(deprecated === true && { deprecated }), ...own };
  const facts = Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined));
  return { identity: value, name, facts, parts, forms: [], words };
}

/**
 * A parameter, or a header, which is a parameter without a name of its own.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object for the defaults of `style` and `explode`
 */
function parameterNode(parameter: unknown, place: string, resolve: ReferenceResolver): CanonicalNode {
  const { value, name } = resolve(parameter);
  const parts: Parts = new Map();
  const schema = holdSchema(value, parts, resolve);
  const style = value["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const own = {
    ...(value["required"] === true && { required: true }),
    // A header's name is case-insensitive: RFC 9110 section 5.1.
    ...(place !== "header" && { name: value["name"] }),
    style,
    explode: exploded(value, schema, style),
    ...(value["allowReserved"] === true && { allowReserved: true }),
    ...(value["allowEmptyValue"] === true && { allowEmptyValue: true }),
  };
  return node(value, schema, parts, own, name);
}

/** A parameter or header has its schema at once, or below a media type. */
function holdSchema(value: JsonObject, parts: Parts, resolve: ReferenceResolver): string {
  addContent(value, parts, resolve);
  if (value["content"] !== undefined) return "content";
  parts.set("/schema", () => schemaNode(value["schema"], resolve));
  return schemaNode(value["schema"], resolve).words;
}

/** Tells whether a list or an object is taken apart. What it isn't said of is written the same way. */
function exploded(value: JsonObject, types: string, style: unknown): boolean {
  const byDefault = style === "form";
  const isSaid = (style === "simple" ? /object|any/ : /array|object|any/).test(types);
  return isSaid ? (value["explode"] ?? byDefault) === true : byDefault;
}

/** A request body or a response. */
function bodyNode(body: unknown, resolve: ReferenceResolver, words: string): CanonicalNode {
  const { value, name } = resolve(body);
  const parts: Parts = new Map();
  for (const [header, entry] of headersIn(value))
    parts.set(jsonPointer(["headers", header]), () => parameterNode(entry, "header", resolve));
  addContent(value, parts, resolve);
  for (const [link, entry] of Object.entries(objectOrEmpty(value["links"]))) {
    const { value: target } = resolve(entry);
    parts.set(jsonPointer(["links", link]), () => node(target, "link", new Map(), { link: target }));
  }
  return node(value, words, parts, value["required"] === true ? { required: true } : {}, name);
}

/** Headers by their names, which are case-insensitive: RFC 9110 section 5.1. OpenAPI ignores one that media types describe. */
function headersIn({ headers }: JsonObject): (readonly [name: string, header: unknown])[] {
  return Object.entries(objectOrEmpty(headers))
    .map(([name, header]) => [name.toLowerCase(), header] as const)
    .filter(([name]) => name !== "content-type");
}

function addContent({ content }: JsonObject, parts: Parts, resolve: ReferenceResolver): void {
  const entries = Object.entries(objectOrEmpty(content));
  const keys = entries.map(([mediaType]) => mediaTypeKey(mediaType));
  for (const [index, [mediaType, entry]] of entries.entries()) {
    const key = keys[index]!; // they are as many
    const isAlone = keys.indexOf(key) === keys.lastIndexOf(key);
    const { schema, itemSchema, encoding, ...said } = resolve(entry).value;
    const encodings = Object.entries(objectOrEmpty(encoding)).map(
      ([field, one]) => [field, objectOrEmpty(one)] as const,
    );
    const limits = {
      ...Object.fromEntries(Object.entries(said).filter(([keyword]) => !/^(?:examples?|x-.*)$/.test(keyword))),
      encoding:
        encoding && Object.fromEntries(encodings.map(([field, one]) => [field, { ...one, headers: undefined }])),
      // The element that holds all is called after the schema.
      ...(mediaType.includes("xml") && { root: rootElement(schema, resolve) }),
    };
    parts.set(jsonPointer(["content", isAlone ? key : mediaType.trim()]), () => {
      const inner: Parts = new Map([["/schema", () => schemaNode(schema, resolve)]]);
      for (const [field, one] of encodings)
        for (const [name, header] of headersIn(one))
          inner.set(jsonPointer(["headers", field, name]), () => parameterNode(header, "header", resolve));
      if (itemSchema !== undefined) inner.set("/itemSchema", () => schemaNode(itemSchema, resolve));
      return node({}, schemaNode(schema, resolve).words, inner, limits);
    });
  }
}

function rootElement(schema: unknown, resolve: ReferenceResolver): unknown {
  const { value, name } = resolve(schema);
  return objectOrEmpty(value["xml"])["name"] ?? name;
}

/** Types and the names of parameters are case-insensitive: RFC 9110 section 8.3.1. JSON has one charset: RFC 8259 section 8.1. */
function mediaTypeKey(mediaType: string): string {
  const [type = "", ...parameters] = mediaType.split(";").map((part) => part.trim().toLowerCase());
  return [type, ...parameters.filter((parameter) => !/^charset="?utf-8"?$/.test(parameter)).toSorted()].join(";");
}

/** What flows say that give tokens at one place. The place itself is a fact of the operation. */
function flowNode(same: readonly [OAuthFlow, ...OAuthFlow[]]): CanonicalNode {
  const [{ name, words, flow }] = same;
  const scopes = new Set(same.flatMap((one) => Object.keys(objectOrEmpty(one.flow["scopes"]))));
  const said = { refreshUrl: flow["refreshUrl"], scopes: [...scopes].toSorted() };
  return node(flow, words, new Map(), said, `securitySchemes.${name}`);
}

/** @param isShared - Whether it is one of the document's, and not of the operation alone. */
function serverNode(server: JsonObject, isShared: boolean): CanonicalNode {
  const parts: Parts = new Map();
  for (const [variable, entry] of Object.entries(objectOrEmpty(server["variables"]))) {
    if (!isJsonObject(entry)) continue;
    const list = Array.isArray(entry["enum"]) ? entry["enum"].map(String).toSorted() : undefined;
    parts.set(jsonPointer(["variables", variable]), () =>
      node(entry, String(entry["default"]), new Map(), { default: entry["default"], enum: list }),
    );
  }
  return node(server, "server", parts, {}, isShared ? `servers.${String(server["url"])}` : undefined);
}
