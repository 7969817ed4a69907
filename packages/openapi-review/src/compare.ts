import type { Change } from "./change.ts";
import { findOperations } from "./document/find-operations.ts";
import type { OpenApiDocument } from "./document/open-api-document.ts";
import { groupBy } from "./group-by.ts";
import { largestSeverity } from "./severity.ts";
import { typeChanges, type TypeModules } from "./types/type-changes.ts";
import { wireChanges } from "./wire/wire-changes.ts";

/** One version of an API: its document, and the types that users have of it. */
export interface Version {
  readonly document: OpenApiDocument;
  readonly types: TypeModules;
}

/** Compares two versions on the wire and in the types. */
export function compare(before: Version, after: Version): Change[] {
  const wire = wireChanges(before.document, after.document);
  const users = new Map(wire.map(({ where, operations }) => [where, operations]));
  for (const { operation } of [before, after].flatMap(({ document }) => findOperations(document)))
    if (typeof operation["operationId"] === "string") users.set(operation["operationId"], [operation["operationId"]]);
  const types = typeChanges(before.types, after.types).map((change) => {
    const [name = ""] = change.where.split(".");
    return change.operations ? change : { ...change, operations: users.get(change.where) ?? users.get(name) ?? [] };
  });
  return distinct([...wire, ...types]);
}

/** Two changes of one kind at one place share an ID: they are one to a reader, with both messages. */
export function distinct(changes: readonly Change[]): Change[] {
  return [...groupBy(changes, ({ id }) => id).values()].map((same) => ({
    ...same[0],
    severity: largestSeverity(same.map(({ severity }) => severity)),
    message: [...new Set(same.map(({ message }) => message))].join(" "),
  }));
}
