import { endpoints, type OperationId } from "@frontegg-identity/types";
import { operations as described, type OperationDescription } from "@frontegg-identity/types/operations";

/** An operation of the spec that the client has a method for. */
export type Operation = OperationDescription & { readonly id: OperationId };

/** The operations of the spec, each of which is a command. */
export const operations: readonly Operation[] = Object.values<OperationDescription>(described).filter(
  (operation): operation is Operation => operation.id in endpoints,
);

/** Returns the operation of a command. */
export function operationOf(command: string | undefined): Operation | undefined {
  return operations.find(({ id }) => kebabCase(id) === command);
}

/** Returns a name as it is written on a command line: `unenroll-user-mfa` for `unenrollUserMfa`. */
export function kebabCase(name: string): string {
  return name
    .replace(/(?<=[a-z\d])[A-Z]|[A-Z](?=[a-z])/g, (letter) => `-${letter}`)
    .replace(/^-/, "")
    .toLowerCase();
}
