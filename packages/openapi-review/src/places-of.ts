import type { Change } from "./change.ts";
import { allOperations } from "./document/find-operations.ts";
import { jsonPointer } from "./document/json-pointer.ts";
import type { LoadedDocument, Place } from "./load/load-document.ts";

/** Finds the files and lines of changes in the new document. A part that is gone has the line of what had it. */
export function placesOf(
  document: LoadedDocument,
  wirePlace: (where: string) => string,
): (changes: readonly Change[]) => Place[] {
  const operations = new Map(allOperations(document).map(({ name, pointer }) => [name, pointer]));
  const { placesOf: linesOf } = document;
  return (changes) => {
    const wire = new Map(changes.flatMap(({ where, pointer }) => (pointer === undefined ? [] : [[where, pointer]])));
    return linesOf(
      changes.map(
        ({ pointer, where, operations: [name = ""] }) =>
          pointer ??
          wire.get(where) ??
          wire.get(wirePlace(where)) ??
          pointerInWords(where, operations) ??
          operations.get(name) ??
          "",
      ),
    );
  };
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
