import type { CallOptions, FronteggClient, OperationId } from "@frontegg-identity/client";

const userId = "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10";

/** Calls any operation with valid input. An operation that is added to the spec does not compile without a call here. */
export function callOperation(
  client: FronteggClient,
  operation: OperationId,
  options: CallOptions = {},
): Promise<unknown> {
  const calls: Record<OperationId, () => Promise<unknown>> = {
    getUser: () => client.getUser(userId, options),
    updateUser: () => client.updateUser(userId, { name: "Ada Lovelace" }, options),
    unenrollUserMfa: () => client.unenrollUserMfa(userId, options),
  };
  return calls[operation]();
}
