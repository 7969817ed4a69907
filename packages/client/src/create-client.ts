import type { OperationId } from "@frontegg-identity/types";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { openapiClient } from "./openapi-client.ts";
import { settingsOf } from "./settings.ts";
import { checkUserUpdate } from "./user-update.ts";

/**
 * Makes a client for one server.
 *
 * A call takes this way: a method below → `run`, which builds the request → `send`, which adds the token and repeats
 * what may be repeated → `attempt`, which calls `fetch` and reads the body within the time limit. A call of `http`, and
 * any call once there is middleware, has openapi-fetch build the request instead.
 *
 * @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed.
 */
export function createClient(options: ClientOptions): FronteggClient {
  const { http, run } = openapiClient(settingsOf(options));

  // One method for each operationId: an operation that is added to the spec does not compile without.
  return {
    getUser: (userId, callOptions) => run("getUser", { userId }, undefined, callOptions),

    updateUser: async (userId, update, callOptions) =>
      run("updateUser", { userId }, checkUserUpdate(update), callOptions),

    unenrollUserMfa: (userId, callOptions) => run("unenrollUserMfa", { userId }, undefined, callOptions),

    http,
  } satisfies FronteggClient & Record<OperationId, unknown>;
}
