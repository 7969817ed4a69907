import { allOperations } from "./document/find-operations.ts";
import type { OpenApiDocument } from "./document/open-api-document.ts";

/** Parts of an operation in the types, and as the wire calls them. */
const parts: readonly (readonly [types: RegExp, wire: string])[] = [
  [/^\.responses\.(\w+)/, " $1"],
  [/^\.requestBody/, " request body"],
  [/^\.parameters\.(\w+)\./, " parameter $1 "],
  [/^( \w+)\.headers\./, "$1 header "],
  [/^( \w+| request body)\.content\./, "$1 "],
];

/** Writes `getUser.responses.200.content.application/json.email` as `GET /users 200 application/json.email`. */
export function wirePlaces(documents: readonly OpenApiDocument[]): (where: string) => string {
  const operations = new Map(documents.flatMap(allOperations).map(({ name, words }) => [name, words]));
  return (where) => {
    const [, name = where] = /^(.+?)\.(?:responses|requestBody|parameters)(?:\.|$)/.exec(where) ?? [];
    const operation = operations.get(name);
    if (operation === undefined) return where;
    const rest = parts.reduce((text, [types, wire]) => text.replace(types, wire), where.slice(name.length));
    return operation + rest;
  };
}
