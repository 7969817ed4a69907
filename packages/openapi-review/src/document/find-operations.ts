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

/** @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Finds the operations of a document, or those of its webhooks or of a callback. */
export function findOperations(document: OpenApiDocument, paths: unknown = document.root["paths"]): FoundOperation[] {
  return Object.entries(objectOrEmpty(paths)).flatMap(([path, item]) => {
    const { value: pathItem } = document.resolve(item);
    return methods.flatMap((method) => {
      const operation = pathItem[method];
      return isJsonObject(operation) ? [{ document, method, path, operation, pathItem }] : [];
    });
  });
}
