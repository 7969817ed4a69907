import type { Change } from "./change.ts";
import { changedParts, type ChangedParts } from "./document/changed-parts.ts";
import { allOperations, type FoundOperation } from "./document/find-operations.ts";
import { jsonPointer } from "./document/json-pointer.ts";
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
 * Compares two versions on the wire and in the types. The documents are needed until the types are generated. To judge these
 * takes most of the memory, so nothing holds the documents then unless the caller does.
 *
 * @throws {@link UnusableInputError} when openapi-typescript makes no types of one.
 */
export function compare(before: Version, after: Version): Promise<Change[]> {
  const parts = changedParts(before.document, after.document);
  const wire = wireChanges(before.document, after.document, parts);
  const users = usersOf([before.document, after.document], parts.usersOf);
  const types =
    before.types && after.types
      ? Promise.resolve([before.types, after.types] as const)
      : generated(before, after, parts);
  return together(wire, types, parts.isReordered && !before.types, users);
}

async function generated(
  before: Version,
  after: Version,
  { documents: [old, revised] }: ChangedParts,
): Promise<readonly [TypeModules, TypeModules]> {
  for (const { document } of [before, after]) checkOperationIds(document);
  return [await plainTypes(old), await plainTypes(revised)];
}

async function together(
  wire: readonly Change[],
  modules: Promise<readonly [TypeModules, TypeModules]>,
  isReordered: boolean,
  users: (where: string) => string[],
): Promise<Change[]> {
  const types = typeChanges(...(await modules));
  const all = [...wire, ...(types.length === 0 && isReordered ? [equivalentTypes] : types)];
  return distinct(all).map((change) =>
    change.operations?.length ? change : { ...change, operations: users(change.where) },
  );
}

/** Finds the operations that a place of the types or the name of a component belongs to. */
function usersOf(
  documents: readonly OpenApiDocument[],
  leadingTo: ChangedParts["usersOf"],
): (where: string) => string[] {
  const operations = documents.flatMap(allOperations);
  const namesBy = (keysOf: (found: FoundOperation) => string[]): Map<string, string[]> => {
    const entries = operations.flatMap((found) => keysOf(found).map((key) => ({ key, name: found.name })));
    return new Map([...groupBy(entries, ({ key }) => key)].map(([key, all]) => [key, all.map(({ name }) => name)]));
  };
  const byName = namesBy(({ name, words }) => [name, words]);
  const byPath = namesBy(({ path }) => [path]);
  const byPointer = namesBy(({ itemPointer, pointer }) => [itemPointer, pointer]);
  const users = (name: string): string[] =>
    componentPointers(name)
      .flatMap((pointer) => [...leadingTo(pointer)])
      .flatMap((pointer) => byPointer.get(pointer) ?? []);
  return (where) => {
    const places = prefixes(where);
    const own = places.map((name) => byName.get(name)).find((names) => names !== undefined);
    const near = own ?? byPath.get(where.replace(/^webhook /, ""));
    return [...new Set(near ?? places.map(users).find(({ length }) => length > 0))];
  };
}

/** The JSON pointers that `User`, or `responses.NotFound`, may stand for. */
function componentPointers(name: string): string[] {
  const [section, rest] = /^(\w+)\.(.+)$/.exec(name)?.slice(1) ?? [];
  const paths = [["schemas", name], ...(section !== undefined && rest !== undefined ? [[section, rest]] : [])];
  return paths.map((path) => jsonPointer(["components", ...path]));
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
