import { endpoints, type Endpoint } from "@frontegg-identity/types";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { httpClient, type AnyCall } from "./http-client.ts";
import { checkObject } from "./input/check-object.ts";
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
  const methods = Object.entries<Endpoint>(endpoints).map(([id, endpoint]) => [id, methodOf(endpoint, call)]);
  // The interface is generated from the same description as the endpoints.
  return { ...Object.fromEntries(methods), http } as FronteggClient;
}

/** Makes the method of an operation: it takes the parameters of the path, then the body if there is one, then options. */
function methodOf({ method, path, body }: Endpoint, call: AnyCall): (...args: unknown[]) => Promise<unknown> {
  const names = [...path.matchAll(/\{(.+?)\}/g)].map(([, name = ""]) => name);
  const bodyAt = names.length;
  const optionsAt = bodyAt + (body ? 1 : 0);
  return async (...args) => {
    const { [optionsAt]: given = {} } = args;
    checkObject("options", given);
    const { query, ...options } = given as { readonly query?: Readonly<Record<string, unknown>> }; // an object may have any property
    const parameters: Record<string, unknown> = {};
    // Not Object.fromEntries: this runs for each call.
    for (let index = 0; index < bodyAt; index++) parameters[names[index]!] = args[index];
    const sent = { ...options, params: { path: parameters, query }, body: body && args[bodyAt] };
    return (await call(method, path, sent, true)).data;
  };
}
