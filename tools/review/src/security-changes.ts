import type { OpenApiDocument } from "@frontegg-identity/generate";
import type { Change } from "./change.ts";
import { methods } from "./methods.ts";

/**
 * Finds operations that required credentials and no longer do, whether their own `security` or the document's changed.
 * `redocly diff` rates this as a patch. Whoever follows the description stops sending a token, and no other mistake in
 * a description is as costly, so it is major.
 */
export function securityChanges(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const now = operations(after);
  return [...operations(before)].flatMap(([key, { where, isProtected }]) =>
    isProtected && now.get(key)?.isProtected === false
      ? {
          id: `wire:security-removed:${where}`,
          where,
          severity: "major" as const,
          source: "wire" as const,
          message: "The operation required credentials and no longer does.",
        }
      : [],
  );
}

interface Operation {
  readonly where: string;
  readonly isProtected: boolean;
}

/** Each operation by method and path, in which the names of variables do not matter. */
function operations(document: OpenApiDocument & { security?: unknown }): Map<string, Operation> {
  return new Map(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.has(method))
        .map(([method, operation]): [string, Operation] => {
          const where = `${method.toUpperCase()} ${path}`;
          const security = (operation as { security?: unknown }).security ?? document.security;
          return [where.replaceAll(/\{[^}]*\}/g, "{}"), { where, isProtected: requiresCredentials(security) }];
        }),
    ),
  );
}

/** An empty list needs none, and an empty alternative (`{}`) makes them optional. */
function requiresCredentials(security: unknown): boolean {
  return (
    Array.isArray(security) &&
    security.length > 0 &&
    security.every((alternative) => Object.keys(alternative as object).length > 0)
  );
}
