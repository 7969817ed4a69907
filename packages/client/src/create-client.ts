import { endpoints, type OperationId } from "@frontegg-identity/types";
import type { CallOptions } from "./call-options.ts";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { dataOf, httpClient } from "./http-client.ts";
import { settingsOf } from "./settings.ts";

/**
 * Makes a client of one server. It authenticates each request, repeats what may be repeated, limits the time and throws
 * typed errors. Nothing is sent before the first call.
 *
 * @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed.
 */
export function createClient(options: ClientOptions): FronteggClient {
  // A call: a method below → `http-client.ts`, where openapi-fetch builds the request → `transport/send.ts`, which adds
  // the token and repeats what may be repeated → `transport/attempt.ts`, which calls `fetch` and reads the body.
  const http = httpClient(settingsOf(options));

  // One method for each operationId: an operation that is added to the spec does not compile without.
  return {
    getUser: (userId, limits) => dataOf(http.GET(endpoints.getUser.path, forUser(userId, limits))),

    updateUser: (userId, update, limits) =>
      // Not even an update that is missing, which only JavaScript lets through, goes out as a request without a body.
      dataOf(http.PUT(endpoints.updateUser.path, { ...forUser(userId, limits), body: update ?? null })),

    unenrollUserMfa: async (userId, limits) => {
      await dataOf(http.POST(endpoints.unenrollUserMfa.path, forUser(userId, limits)));
    },

    http,
  } satisfies FronteggClient & Record<OperationId, unknown>;
}

/** The options of a call for one user, as openapi-fetch takes them. */
const forUser = (userId: string, { headers = {}, signal = null, ...limits }: CallOptions = {}) => ({
  ...limits,
  headers,
  signal,
  params: { path: { userId } },
});
