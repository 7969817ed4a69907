import type { Change } from "./change.ts";
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
  return distinct([...wireChanges(before.document, after.document), ...typeChanges(before.types, after.types)]);
}

/** Two changes of one kind at one place share an ID: they are one to a reader, with both messages. */
export function distinct(changes: readonly Change[]): Change[] {
  return [...groupBy(changes, ({ id }) => id).values()].map((same) => ({
    ...same[0],
    severity: largestSeverity(same.map(({ severity }) => severity)),
    message: [...new Set(same.map(({ message }) => message))].join(" "),
  }));
}
