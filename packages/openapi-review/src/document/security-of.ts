import type { FoundOperation } from "./find-operations.ts";
import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";

/** The security of an operation. */
export interface Security {
  /**
   * The ways in which it lets a caller in, each in words such as `http bearer` or `oauth2 password https://id.dev (read)`.
   * What a document calls its schemes is its own affair, and each flow of OAuth 2 is a way of its own. An empty list means
   * that nothing is required, and `nothing` among others that it is optional.
   */
  readonly ways: readonly string[];
  /** The flows of its OAuth 2 schemes. */
  readonly flows: readonly OAuthFlow[];
}

/** A flow of OAuth 2. */
export interface OAuthFlow {
  /** The name of its scheme. */
  readonly name: string;
  /** Where a caller gets a token: `oauth2 password https://id.dev`. */
  readonly words: string;
  readonly flow: JsonObject;
}

/** Finds what an operation requires of its callers. */
export function securityOf({ operation, document: { root, resolve } }: FoundOperation): Security {
  const schemes = objectOrEmpty(objectOrEmpty(root["components"])["securitySchemes"]);
  const requirements = arrayOrEmpty(operation["security"] ?? root["security"]).map(objectOrEmpty);
  const found = new Map(requirements.flatMap(Object.keys).map((name) => [name, resolve(schemes[name]).value]));
  const flows = [...found].flatMap(([name, scheme]) => flowsOf(name, scheme));
  const ways = requirements.flatMap((requirement) =>
    Object.entries(requirement).reduce<string[][]>(
      (all, [name, asked]) => {
        const own = flows.filter((flow) => flow.name === name).map(({ words }) => words);
        const choices = own.length > 0 ? own : [schemeWords(objectOrEmpty(found.get(name)), name)];
        return all.flatMap((way) => choices.map((words) => [...way, words + scopeWords(arrayOrEmpty(asked))]));
      },
      [[]],
    ),
  );
  return { ways: [...new Set(ways.map((way) => way.toSorted().join(" and ") || "nothing"))].toSorted(), flows };
}

/** @see https://spec.openapis.org/oas/v3.2.0.html#oauth-flow-object */
function flowsOf(name: string, { type, flows }: JsonObject): OAuthFlow[] {
  return Object.entries(type === "oauth2" ? objectOrEmpty(flows) : {}).map(([kind, entry]) => {
    const flow = objectOrEmpty(entry);
    const { authorizationUrl, deviceAuthorizationUrl, tokenUrl } = flow;
    return { name, words: wordsOf(type, kind, authorizationUrl, deviceAuthorizationUrl, tokenUrl), flow };
  });
}

function schemeWords(scheme: JsonObject, name: string): string {
  const { type, scheme: httpScheme, in: place, name: key, openIdConnectUrl } = scheme;
  if (typeof type !== "string") return `undefined scheme ${name}`;
  // HTTP's scheme names are case-insensitive: RFC 9110 section 11.1.
  const http = typeof httpScheme === "string" ? httpScheme.toLowerCase() : undefined;
  // So are the names of headers: RFC 9110 section 5.1.
  const field = place === "header" && typeof key === "string" ? key.toLowerCase() : key;
  return wordsOf(type, http, place, field, openIdConnectUrl);
}

function wordsOf(...words: readonly unknown[]): string {
  return words.filter((word) => typeof word === "string").join(" ");
}

function scopeWords(scopes: readonly unknown[]): string {
  return scopes.length > 0 ? ` (${scopes.map(String).toSorted().join(", ")})` : "";
}
