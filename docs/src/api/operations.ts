import { endpoints, type OperationId } from "@frontegg-identity/types";
import { operations as described, type OperationDescription } from "@frontegg-identity/types/operations";

/** The operations that the client has a method for. */
export const operations: readonly OperationDescription[] = Object.values(described).filter(({ id }) => isMethod(id));

/** Every operation of both specs: the client's methods first. */
export const allOperations: readonly OperationDescription[] = [
  ...operations,
  ...Object.values(described).filter(({ id }) => !isMethod(id)),
];

/** The address of an operation's page, below the site's root. */
export const pageOf = (id: string): string => `api/operations/${id.toLowerCase()}/`;

/** Whether the client has a method of this name. */
export function isMethod(id: string): id is OperationId {
  return Object.hasOwn(endpoints, id);
}

/** The first of an operation's examples for its body. */
export const exampleBody = ({ body }: OperationDescription): unknown => Object.values(body?.examples ?? {})[0]?.value;

/** Whether an entry of an operation's responses is one of a success. */
export const isSuccess = ([status]: readonly [string, unknown]): boolean => status.startsWith("2");
