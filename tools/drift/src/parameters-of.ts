import { arrayOrEmpty, type JsonObject } from "./json-object.ts";
import type { FoundOperation } from "./match-operations.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";

export const parameterPlaces = ["path", "query", "header", "cookie"] as const;

type Parameters = Record<(typeof parameterPlaces)[number], Map<string, JsonObject>>;

/** OpenAPI ignores parameters of these names: other fields describe them. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/**
 * Gives an operation's parameters by place and name, those of its path item included.
 *
 * @param namingPath - The path whose names path parameters get, by position: each document may name them as it likes.
 */
export function parametersOf(
  { operation, pathItem, path }: FoundOperation,
  namingPath: string,
  resolve: ReferenceResolver,
): Parameters {
  const parameters: Parameters = { path: new Map(), query: new Map(), header: new Map(), cookie: new Map() };
  const names = new Map(templateNames(path).map((name, index) => [name, templateNames(namingPath)[index] ?? name]));
  for (const entry of [...arrayOrEmpty(pathItem["parameters"]), ...arrayOrEmpty(operation["parameters"])]) {
    const { value } = resolve(entry);
    const { name } = value;
    const place = parameterPlaces.find((candidate) => candidate === value["in"]);
    if (place === undefined || typeof name !== "string") continue;
    // Header names are case-insensitive: RFC 9110 section 5.1.
    const key = place === "header" ? name.toLowerCase() : place === "path" ? (names.get(name) ?? name) : name;
    if (!(place === "header" && ignoredHeaders.has(key))) parameters[place].set(key, value);
  }
  return parameters;
}

function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}
