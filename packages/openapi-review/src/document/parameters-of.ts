import type { FoundOperation } from "./find-operations.ts";
import { arrayOrEmpty } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";

/** OpenAPI ignores header parameters of these names: other fields describe them. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** Returns an operation's parameters, including those of its path item, under pointers such as `/parameters/path/userId`. */
export function parametersOf(
  { document, operation, pathItem, path }: FoundOperation,
  namingPath: string,
): { readonly pointer: string; readonly parameter: unknown; readonly place: string }[] {
  const names = new Map(templateNames(path).map((name, index) => [name, templateNames(namingPath)[index] ?? name]));
  const all = [...arrayOrEmpty(pathItem["parameters"]), ...arrayOrEmpty(operation["parameters"])];
  return all.flatMap((parameter) => {
    const { name, in: place } = document.resolve(parameter).value;
    if (typeof place !== "string" || typeof name !== "string") return [];
    // Header names are case-insensitive: RFC 9110 section 5.1.
    const key = place === "header" ? name.toLowerCase() : place === "path" ? (names.get(name) ?? name) : name;
    if (place === "header" && ignoredHeaders.has(key)) return [];
    return [{ pointer: jsonPointer(["parameters", place, key]), parameter, place }];
  });
}

function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}
