import { endpoints, type Endpoint, type OperationId } from "@frontegg-identity/types";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { httpClient, type AnyCall } from "./http-client.ts";
import { PATH_PARAMETER } from "./input/path-parameter.ts";
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
  const { http, call } = httpClient(settingsOf(options));
  // The keys of a constant are its property names, but TypeScript widens them to string.
  const methods = (Object.keys(endpoints) as OperationId[]).map((id) => [id, methodOf(id, call)]);
  // The interface is generated from the same description as the endpoints.
  return { ...Object.fromEntries(methods), http } as FronteggClient;
}

/** Makes the method of an operation: it takes the parameters of the path, then the body if there is one, then options. */
function methodOf(id: OperationId, call: AnyCall): (...args: unknown[]) => Promise<unknown> {
  const { path, body }: Endpoint = endpoints[id];
  const names = [...path.matchAll(PATH_PARAMETER)].map(([, name = ""]) => name);
  const bodyAt = names.length;
  const optionsAt = bodyAt + (body ? 1 : 0);
  return async (...args) => {
    const { [bodyAt]: given, [optionsAt]: options = {} } = args;
    const parameters: Record<string, unknown> = {};
    // Not Object.fromEntries: this runs for each call.
    for (let index = 0; index < bodyAt; index++) parameters[names[index]!] = args[index];
    // `call` checks that they are an object.
    return (await call(id, options as object, parameters, given)).data;
  };
}
