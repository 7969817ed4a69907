import type { FoundOperation } from "./find-operations.ts";
import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";

/**
 * Returns the ways in which an operation lets a caller in, each in words such as `http bearer` or `oauth2 (read, write)`.
 * What a document calls its schemes is its own affair. An empty list means that nothing is required, and `nothing` among
 * others that it is optional.
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

/** Finds the OAuth 2 schemes that an operation names, with the flows that they define. */
export function oauthSchemes({ operation, document: { root, resolve } }: FoundOperation): {
  readonly name: string;
  /** Distinguishes it from the other schemes of the operation. */
  readonly words: string;
  readonly flows: JsonObject;
}[] {
  const schemes = objectOrEmpty(objectOrEmpty(root["components"])["securitySchemes"]);
  const named = arrayOrEmpty(operation["security"] ?? root["security"]).flatMap((one) =>
    Object.keys(objectOrEmpty(one)),
  );
  const found = [...new Set(named)].filter((name) => resolve(schemes[name]).value["type"] === "oauth2");
  return found.map((name) => {
    const flows = objectOrEmpty(resolve(schemes[name]).value["flows"]);
    return { name, words: found.length > 1 ? name : "oauth2", flows };
  });
}

function schemeWords(scheme: JsonObject, name: string, scopes: readonly unknown[]): string {
  const { type, scheme: httpScheme, in: place, name: key, openIdConnectUrl } = scheme;
  if (typeof type !== "string") return `undefined scheme ${name}`;
  // HTTP's scheme names are case-insensitive: RFC 9110 section 11.1.
  const http = typeof httpScheme === "string" ? httpScheme.toLowerCase() : undefined;
  // So are the names of headers: RFC 9110 section 5.1.
  const field = place === "header" && typeof key === "string" ? key.toLowerCase() : key;
  const words = [type, http, place, field, openIdConnectUrl].filter((word) => typeof word === "string").join(" ");
  return scopes.length > 0 ? `${words} (${scopes.map(String).toSorted().join(", ")})` : words;
}
