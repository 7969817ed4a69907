import type { OperationId } from "@frontegg-identity/types";
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
export function createClient(clientOptions: ClientOptions): FronteggClient {
  // A call: a method below → `http-client.ts`, where openapi-fetch builds the request → `transport/send.ts`, which adds
  // the token and repeats what may be repeated → `transport/attempt.ts`, which calls `fetch` and reads the body.
  const http = httpClient(settingsOf(clientOptions));

  const forUser = (userId: string, options?: CallOptions) => ({
    ...options,
    headers: options?.headers ?? {},
    signal: options?.signal ?? null,
    params: { path: { userId } },
  });

  // One method for each operationId: an operation that is added to the spec does not compile without.
  return {
    getUser: (userId, options) =>
      dataOf(http.GET("/resources/vendor-only/users/v1/{userId}", forUser(userId, options))),

    updateUser: (userId, update, options) =>
      // Not even an update that is missing, which only JavaScript lets through, goes out as a request without a body.
      dataOf(http.PUT("/resources/users/v1/{userId}", { ...forUser(userId, options), body: update ?? null })),

    unenrollUserMfa: async (userId, options) => {
      await dataOf(http.POST("/resources/vendor-only/users/v1/{userId}/mfa/unenroll", forUser(userId, options)));
    },

    http,
  } satisfies FronteggClient & Record<OperationId, unknown>;
}
