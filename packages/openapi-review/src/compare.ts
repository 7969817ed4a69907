import type { Change } from "./change.ts";
import { changedParts, type ChangedParts } from "./document/changed-parts.ts";
import { componentUsers } from "./document/component-users.ts";
import { allOperations } from "./document/find-operations.ts";
import { nameOfOperation } from "./document/name-of-operation.ts";
import type { OpenApiDocument } from "./document/open-api-document.ts";
import { groupBy } from "./group-by.ts";
import { largestSeverity } from "./severity.ts";
import { checkOperationIds, plainTypes } from "./types/plain-types.ts";
import { equivalentTypes, typeChanges, type TypeModules } from "./types/type-changes.ts";
import { wireChanges } from "./wire/wire-changes.ts";

/** One version of an API. */
export interface Version {
  readonly document: OpenApiDocument;
  /** The types that users have of it. Both versions have them, or openapi-typescript makes those of both. */
  readonly types?: TypeModules | undefined;
}

/**
 * Compares two versions on the wire and in the types.
 *
 * @throws {@link UnusableInputError} when openapi-typescript makes no types of one.
 */
export async function compare(before: Version, after: Version): Promise<Change[]> {
  const parts = changedParts(before.document, after.document);
  const wire = wireChanges(before.document, after.document, parts);
  const users = usersOf(before.document, after.document);
  const types =
    before.types && after.types ? typeChanges(before.types, after.types) : await plainChanges(before, after, parts);
  return distinct([...wire, ...types]).map((change) =>
    change.operations?.length ? change : { ...change, operations: users(change.where) },
  );
}

async function plainChanges(
  before: Version,
  after: Version,
  { documents, isReordered }: ChangedParts,
): Promise<Change[]> {
  for (const { document } of [before, after]) checkOperationIds(document);
  const [old, revised] = documents;
  const changes = typeChanges(await plainTypes(old), await plainTypes(revised));
  return changes.length === 0 && isReordered ? [equivalentTypes] : changes;
}

/** Finds the operations that a place of the types or the name of a component belongs to. */
function usersOf(before: OpenApiDocument, after: OpenApiDocument): (where: string) => string[] {
  const documents = [after, before];
  const operations = documents.map(allOperations);
  const names = new Map(
    operations.flat().flatMap((found): [string, string][] => {
      const name = nameOfOperation(found);
      return [
        [name, name],
        [`${found.method.toUpperCase()} ${found.path}`, name],
      ];
    }),
  );
  const paths = operations.map((found) => groupBy(found, ({ path }) => path));
  // Most changes name their operations, and a document may have a million objects.
  const made: ((name: string) => string[])[] = [];
  return (where) => {
    const own = prefixes(where)
      .map((name) => names.get(name))
      .find((name) => name !== undefined);
    if (own !== undefined) return [own];
    const path = where.replace(/^webhook /, "");
    const at = paths.map((byPath) => byPath.get(path)).find((found) => found !== undefined);
    if (at) return at.map(nameOfOperation);
    for (const [index, document] of documents.entries()) {
      const find = (made[index] ??= componentUsers(document));
      const found = prefixes(where)
        .map(find)
        .find(({ length }) => length > 0);
      if (found) return found;
    }
    return [];
  };
}

/** `User.Profile.name`, `User.Profile` and `User`: a name may have a dot. */
function prefixes(where: string): string[] {
  const parts = where
    .replace(/(?:\[\])+/g, ".")
    .replace(/\.+/g, ".")
    .split(".");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
}

/** Two changes of one kind at one place share an ID: they are one to a reader, with both messages. */
export function distinct(changes: readonly Change[]): Change[] {
  return [...groupBy(changes, ({ id }) => id).values()].map((same) => ({
    ...same[0],
    severity: largestSeverity(same.map(({ severity }) => severity)),
    operations: [...new Set(same.flatMap(({ operations = [] }) => operations))],
    message: [...new Set(same.map(({ message }) => message))].join(" "),
  }));
}
