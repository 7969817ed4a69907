import type { Change } from "./change.ts";
import { changedParts, type ChangedParts } from "./document/changed-parts.ts";
import { allOperations } from "./document/find-operations.ts";
import { jsonPointer } from "./document/json-pointer.ts";
import type { OpenApiDocument } from "./document/open-api-document.ts";
import { groupBy } from "./group-by.ts";
import { largestSeverity } from "./severity.ts";
import { checkOperationIds, plainTypes } from "./types/plain-types.ts";
import { equivalentTypes, typeChanges, type TypeModules } from "./types/type-changes.ts";
import { wireChanges } from "./wire-rules/wire-changes.ts";

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
export async function compare(before: Version, after: Version): Promise<Change[]> {
  return judged(...startOf(before, after));
}

/** Needs the documents and doesn't wait for anything, so that they can be freed. */
function startOf(before: Version, after: Version): Parameters<typeof judged> {
  const parts = changedParts(before.document, after.document);
  const wire = wireChanges(before.document, after.document, parts);
  const users = usersOf([before.document, after.document], parts.usersOf);
  if (before.types && after.types) return [wire, Promise.resolve([before.types, after.types]), false, users];
  for (const { document } of [before, after]) checkOperationIds(document);
  const types = Promise.all(parts.documents.map(({ original, source }) => plainTypes(original, source)));
  return [wire, types, parts.isReordered, users];
}

async function judged(
  wire: readonly Change[],
  modules: Promise<readonly TypeModules[]>,
  isReordered: boolean,
  users: (where: string) => string[],
): Promise<Change[]> {
  const [old, revised] = await modules;
  const types = typeChanges(old!, revised!); // there are two
  const all = [...wire, ...(types.length === 0 && isReordered ? [equivalentTypes] : types)];
  return distinct(all).map((change) =>
    change.operations.length > 0 ? change : { ...change, operations: users(change.where) },
  );
}

/** Finds the operations that a place of the types or the name of a component belongs to. */
function usersOf(
  documents: readonly OpenApiDocument[],
  leadingTo: ChangedParts["usersOf"],
): (where: string) => string[] {
  const keys = documents
    .flatMap(allOperations)
    .flatMap(({ name, words, path, itemPointer, pointer }) =>
      [name, words, path, itemPointer, pointer].map((key) => ({ key, name })),
    );
  const names = groupBy(keys, ({ key }) => key);
  const find = (key: string): string[] => (names.get(key) ?? []).map(({ name }) => name);
  const users = (component: string): string[] =>
    componentPointers(component).flatMap((pointer) => [...leadingTo(pointer)].flatMap(find));
  return (where) => {
    const places = prefixes(where);
    const own = [...places, where.replace(/^webhook /, "")].map(find).find(({ length }) => length > 0);
    return [...new Set(own ?? places.map(users).find(({ length }) => length > 0))];
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
    operations: [...new Set(same.flatMap(({ operations }) => operations))],
    message: [...new Set(same.map(({ message }) => message))].join(" "),
  }));
}
