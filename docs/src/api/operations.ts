import { endpoints, type OperationId } from "@frontegg-identity/types";
import { operations as described, type Operation } from "./description.ts";

/** The operations that the client has a method for. */
export const operations: readonly Operation[] = described.filter(({ id }) => isOperationId(id));

/** Every operation of both specs: the client's methods first. */
export const allOperations: readonly Operation[] = [...operations, ...described.filter(({ id }) => !isOperationId(id))];

/** The address of an operation's page, below the site's root. */
export const pageOf = (id: string): string => `api/operations/${id.toLowerCase()}/`;

/** Whether the client has a method of this name. */
export function isOperationId(id: string): id is OperationId {
  return Object.hasOwn(endpoints, id);
}
