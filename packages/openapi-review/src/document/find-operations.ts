import { isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** An operation of a document, with the path item that it stands in. */
export interface FoundOperation {
  readonly document: OpenApiDocument;
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
  /** Its `operationId`, or its method and path. */
  readonly name: string;
  /** Its method and path: `GET /users/{id}`. */
  readonly words: string;
  readonly pointer: string;
  readonly itemPointer: string;
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

/**
 * Finds the operations of a document, or those of its webhooks or of a callback.
 *
 * @param section - The name of the section that they stand in.
 */
export function findOperations(
  document: OpenApiDocument,
  section: string = "paths",
  items: unknown = document.root[section],
): FoundOperation[] {
  return Object.entries(objectOrEmpty(items)).flatMap(([path, item]) => {
    if (path.startsWith("x-")) return [];
    const { value: pathItem } = document.resolve(item);
    const itemPointer = jsonPointer([section === "webhooks" ? webhooksKey(document.original) : section, path]);
    const others = objectOrEmpty(pathItem["additionalOperations"]);
    const found = [...methods.map((method) => [method, pathItem[method]] as const), ...Object.entries(others)];
    return found.flatMap(([method, value]) => {
      if (!isJsonObject(value)) return [];
      // OpenAPI has no references here, and yet documents do.
      const { value: operation } = document.resolve(value);
      const { operationId } = operation;
      const words = `${method.toUpperCase()} ${path}`;
      const name = typeof operationId === "string" ? operationId : words;
      const pointer = itemPointer + jsonPointer([method]);
      return [{ document, method, path, operation, pathItem, name, words, pointer, itemPointer }];
    });
  });
}

/** OpenAPI 3.0 has no webhooks, and this extension for them, which has another name in the words of 3.1. */
export function webhooksKey({ openapi }: JsonObject): "webhooks" | "x-webhooks" {
  return String(openapi).startsWith("3.0") ? "x-webhooks" : "webhooks";
}

/** Finds every operation of a document, those of its webhooks included. */
export function allOperations(document: OpenApiDocument): FoundOperation[] {
  return [...findOperations(document), ...findOperations(document, "webhooks")];
}
