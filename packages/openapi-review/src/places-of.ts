import type { Change } from "./change.ts";
import { findOperations } from "./document/find-operations.ts";
import { nameOfOperation } from "./document/name-of-operation.ts";
import { jsonPointer } from "./document/json-pointer.ts";
import type { OpenApiDocument } from "./document/open-api-document.ts";
import type { LoadedDocument, Place } from "./load/load-document.ts";

/** Finds the files and lines of changes in the new document. A part that is gone has the line of what had it. */
export function placesOf(
  changes: readonly Change[],
  document: LoadedDocument,
  wirePlace: (where: string) => string,
): Place[] {
  const pointers = pointersOf(new Set(changes.flatMap(({ part }) => part?.nodes ?? [])), document);
  const wire = new Map(changes.flatMap((change) => (change.part ? [[change.where, change]] : [])));
  const operations = operationPointers(document);
  return document.placesOf(
    changes.map(({ part, where, operations: names = [] }): string => {
      const { nodes = [], fact } = part ?? (wire.get(where) ?? wire.get(wirePlace(where)))?.part ?? {};
      const pointer = nodes.map((node) => pointers.get(node)).findLast((known) => known !== undefined);
      if (pointer !== undefined) return fact === undefined ? pointer : `${pointer}/${fact}`;
      return pointerInWords(where, operations) ?? operations.get(names[0] ?? "") ?? "";
    }),
  );
}

/** One walk for all, because a document may have a million objects. */
function pointersOf(wanted: ReadonlySet<object>, { root }: OpenApiDocument): Map<object, string> {
  const found = new Map<object, string>();
  const path: string[] = [];
  walk(root);
  return found;

  function walk(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if (wanted.has(node) && !found.has(node)) found.set(node, jsonPointer(path));
    for (const [key, value] of Object.entries(node)) {
      path.push(key);
      walk(value);
      path.pop();
    }
  }
}

function operationPointers(document: OpenApiDocument): Map<string, string> {
  return new Map(
    ["paths", "webhooks"].flatMap((section) =>
      findOperations(document, document.root[section] ?? {}).map((found): [string, string] => [
        nameOfOperation(found),
        jsonPointer([section, found.path, found.method]),
      ]),
    ),
  );
}

/** Reads a place such as `User.email`, `responses.NotFound` or `getUser.responses.200`. */
function pointerInWords(where: string, operations: ReadonlyMap<string, string>): string | undefined {
  const [first = "", second, ...rest] = where.replaceAll("[]", ".[]").split(".");
  const operation = operations.get(first);
  if (operation !== undefined) return second === "responses" ? `${operation}/responses/${rest[0]}` : operation;
  const [, path] = /^[A-Z]+ (\/\S*)/.exec(where) ?? [];
  // One that is gone has the line of its path, or of all paths.
  if (path !== undefined) return jsonPointer(["paths", path]);
  if (!/^[\w-]+$/.test(first)) return undefined;
  if (second !== undefined && /^(?:responses|parameters|headers|requestBodies|pathItems)$/.test(first))
    return jsonPointer(["components", first, second]);
  const fields = [second, ...rest].filter((name) => name !== undefined);
  return jsonPointer([
    "components",
    "schemas",
    first,
    ...fields.flatMap((field) => (field === "[]" ? ["items"] : ["properties", field])),
  ]);
}
