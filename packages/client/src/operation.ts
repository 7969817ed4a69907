import { endpoints, type OperationId } from "@frontegg-identity/types";

/** What a request was made for: an operation of the spec, or the exchange of credentials for an environment token. */
export type Operation = OperationId | "createEnvironmentToken";

// The keys of a constant are its property names; TypeScript widens them to string.
const operationIds = Object.keys(endpoints) as OperationId[];

const pathPatterns = operationIds.map((id) => new RegExp(`^${endpoints[id].path.replaceAll(/\{\w+\}/g, "[^/?#]+")}$`));

/** Finds the operation that a request belongs to, by method and path below the base URL. */
export function operationOf(method: string, path: string): OperationId | undefined {
  return operationIds.find((id, index) => endpoints[id].method === method && pathPatterns[index]?.test(path));
}
