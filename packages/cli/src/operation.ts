import { endpoints, type OperationId } from "@frontegg-identity/types";

/** What the command line needs to know of an operation. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
}

export const operations: readonly Operation[] = Object.entries(endpoints).map(([id, { method, path }]) => ({
  id: id as OperationId, // the keys of a constant are its property names
  method,
  path,
}));

/** Returns the name of an operation's command: `unenroll-user-mfa` for `unenrollUserMfa`. */
export function commandOf(operationId: string): string {
  return operationId.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`).replace(/^-/, "");
}

/** Returns the names of the path parameters, in the order of the path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
}
