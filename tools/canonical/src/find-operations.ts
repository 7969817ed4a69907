import { isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";

/** An operation of a document, with the path item that it stands in. */
export interface FoundOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Finds the operations of `paths`, `webhooks` or a callback. */
export function findOperations(paths: unknown, resolve: ReferenceResolver): FoundOperation[] {
  return Object.entries(objectOrEmpty(paths)).flatMap(([path, item]) => {
    const { value: pathItem } = resolve(item);
    return methods.flatMap((method) => {
      const operation = pathItem[method];
      return isJsonObject(operation) ? [{ method, path, operation, pathItem }] : [];
    });
  });
}

/** A path without its parameters' names and without a trailing slash: equal for two that mean the same. */
export function pathShape(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}").replace(/\/$/, "");
}

/** The operations of a whole document. */
export function operationsOf({ root }: OpenApiDocument, resolve: ReferenceResolver): FoundOperation[] {
  return findOperations(root["paths"], resolve);
}
