import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";

/**
 * Gives the ways in which an operation lets a caller in, each in words such as `http bearer`. What a document calls its
 * schemes is its own affair. An empty list means that nothing is required.
 */
export function securityOf(operation: JsonObject, { root }: OpenApiDocument, resolve: ReferenceResolver): string[] {
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
  const { type, in: place, name: key, openIdConnectUrl } = scheme;
  const httpScheme = typeof scheme["scheme"] === "string" ? scheme["scheme"].toLowerCase() : undefined;
  const words = [type ?? `undefined scheme ${name}`, httpScheme, place, key, openIdConnectUrl, ...scopes.toSorted()];
  return words.filter((word) => word !== undefined).join(" ");
}
