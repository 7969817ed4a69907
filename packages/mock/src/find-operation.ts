import type { Operation, Operations } from "./read-operations.ts";

/** Finds the operation that answers a request, or nothing: then Prism says what is wrong with the request. */
export function findOperation(operations: Operations, method: string, path: string): Operation | undefined {
  const segments = path.split("/");
  return operations.find((operation) => {
    const template = operation.path.split("/");
    return (
      operation.method.toUpperCase() === method &&
      template.length === segments.length &&
      template.every((part, index) => part.startsWith("{") || part === segments[index])
    );
  });
}
