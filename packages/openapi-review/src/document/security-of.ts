import type { FoundOperation } from "./find-operations.ts";
import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";

/**
 * Gives the ways in which an operation lets a caller in, each in words such as `http bearer`. What a document calls its
 * schemes is its own affair. An empty list means that nothing is required; `nothing` among others, that it is optional.
 */
export function securityOf({ operation, document: { root, resolve } }: FoundOperation): string[] {
  const schemes = objectOrEmpty(objectOrEmpty(root["components"])["securitySchemes"]);
  const requirements = arrayOrEmpty(operation["security"] ?? root["security"]);
  const ways = requirements.map((requirement) =>
    Object.entries(objectOrEmpty(requirement))
      .map(([name, scopes]) => schemeWords(resolve(schemes[name]).value, name, arrayOrEmpty(scopes)))
      .toSorted()
      .join(" and "),
  );
  return [...new Set(ways.map((way) => way || "nothing"))].toSorted();
}

function schemeWords(scheme: JsonObject, name: string, scopes: readonly unknown[]): string {
  const { type, scheme: httpScheme, in: place, name: key, openIdConnectUrl, flows } = scheme;
  if (typeof type !== "string") return `undefined scheme ${name}`;
  // HTTP's scheme names are case-insensitive: RFC 9110 section 11.1.
  const http = typeof httpScheme === "string" ? httpScheme.toLowerCase() : undefined;
  const words = [type, http, place, key, openIdConnectUrl, ...flowWords(flows), ...scopes.map(String).toSorted()];
  return words.filter((word) => typeof word === "string").join(" ");
}

/** The flows of OAuth 2 with their URLs and the scopes that they define. */
function flowWords(flows: unknown): string[] {
  return Object.entries(objectOrEmpty(flows))
    .flatMap(([flow, entry]) => {
      const { scopes, ...urls } = objectOrEmpty(entry);
      const defined = Object.keys(objectOrEmpty(scopes)).toSorted();
      return [flow, ...Object.values(urls).map(String).toSorted(), `(${defined.join(" ")})`].join(" ");
    })
    .toSorted();
}
