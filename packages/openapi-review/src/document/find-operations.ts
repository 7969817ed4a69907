import { isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** An operation of a document, with the path item that it stands in. */
export interface FoundOperation {
  readonly document: OpenApiDocument;
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
}

/** @see https://spec.openapis.org/oas/v3.2.0.html#path-item-object */
export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/** Finds the operations of a document, or those of its webhooks or of a callback. */
export function findOperations(document: OpenApiDocument, paths: unknown = document.root["paths"]): FoundOperation[] {
  return Object.entries(objectOrEmpty(paths)).flatMap(([path, item]) => {
    if (path.startsWith("x-")) return [];
    const { value: pathItem } = document.resolve(item);
    const others = objectOrEmpty(pathItem["additionalOperations"]);
    const found = [...methods.map((method) => [method, pathItem[method]] as const), ...Object.entries(others)];
    return found.flatMap(([method, operation]) =>
      isJsonObject(operation) ? [{ document, method, path, operation, pathItem }] : [],
    );
  });
}

/** Finds every operation of a document, those of its webhooks included. */
export function allOperations(document: OpenApiDocument): FoundOperation[] {
  return [...findOperations(document), ...findOperations(document, document.root["webhooks"] ?? {})];
}
