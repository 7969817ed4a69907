import type { OperationId } from "@frontegg-identity/types";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { openapiClient } from "./openapi-client.ts";
import { settingsOf } from "./settings.ts";
import { checkUserUpdate } from "./user-update.ts";

/**
 * Makes a client for one server.
 *
 * A call takes this way: a method below → openapi-fetch, which builds URL and body → `send`, which adds the token and
 * repeats what may be repeated → `attempt`, which calls `fetch` and reads the body within the time limit.
 *
 * @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed.
 */
export function createClient(options: ClientOptions): FronteggClient {
  const { http, run } = openapiClient(settingsOf(options));

  // One method for each operationId: an operation that is added to the spec does not compile without.
  const operations: Pick<FronteggClient, OperationId> = {
    getUser: (userId, callOptions) => run("getUser", { path: { userId } }, callOptions),

    updateUser: async (userId, update, callOptions) =>
      run("updateUser", { path: { userId }, body: checkUserUpdate(update) }, callOptions),

    unenrollUserMfa: (userId, callOptions) => run("unenrollUserMfa", { path: { userId } }, callOptions),
  };

  return { ...operations, http };
}
