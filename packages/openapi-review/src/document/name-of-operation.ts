import type { FoundOperation } from "./find-operations.ts";

/** Names an operation: by its `operationId`, or its method and path. */
export function nameOfOperation({ operation: { operationId }, method, path }: FoundOperation): string {
  return typeof operationId === "string" ? operationId : `${method.toUpperCase()} ${path}`;
}
