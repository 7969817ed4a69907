import type { FoundOperation } from "./find-operations.ts";
import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";

/** The security of an operation. */
export interface Security {
  /**
   * The ways in which it lets a caller in, each in words such as `http bearer` or `oauth2 (read, write)`. What a document
   * calls its schemes is its own affair. An empty list means that nothing is required, and `nothing` among others that it
   * is optional.
   */
  readonly ways: readonly string[];
  /** The flows of its OAuth 2 schemes, by name. */
  readonly flows: ReadonlyMap<string, JsonObject>;
}

/** Finds what an operation requires of its callers. */
export function securityOf({ operation, document: { root, resolve } }: FoundOperation): Security {
  const schemes = objectOrEmpty(objectOrEmpty(root["components"])["securitySchemes"]);
  const requirements = arrayOrEmpty(operation["security"] ?? root["security"]).map(objectOrEmpty);
  const found = new Map(requirements.flatMap(Object.keys).map((name) => [name, resolve(schemes[name]).value]));
  const ways = requirements.map((requirement) =>
    Object.entries(requirement)
      .map(([name, scopes]) => schemeWords(objectOrEmpty(found.get(name)), name, arrayOrEmpty(scopes)))
      .toSorted()
      .join(" and "),
  );
  const oauth = [...found].filter(([, { type }]) => type === "oauth2");
  return {
    ways: [...new Set(ways.map((way) => way || "nothing"))].toSorted(),
    flows: new Map(oauth.map(([name, { flows }]) => [name, objectOrEmpty(flows)])),
  };
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
