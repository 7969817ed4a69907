import { endpoints, type Endpoint, type OperationId } from "@frontegg-identity/types";
import type { CallOptions } from "./call-options.ts";
import type { ClientOptions } from "./client-options.ts";
import type { FronteggClient } from "./frontegg-client.ts";
import { httpClient, type AnyCall } from "./http-client.ts";
import { checkObject } from "./input/check-object.ts";
import { partsOf } from "./input/path-parameter.ts";
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
  const { path: template, body: hasBody }: Endpoint = endpoints[id];
  const names = partsOf(template).filter((_, index) => index % 2);
  const bodyAt = names.length;
  const optionsAt = bodyAt + (hasBody ? 1 : 0);
  const owner = `options of ${id}`;
  return async (...args) => {
    const options = args[optionsAt];
    if (options !== undefined) checkObject(owner, options);
    const path: Record<string, unknown> = {};
    // Not Object.fromEntries: this runs for each call.
    for (let index = 0; index < bodyAt; index++) path[names[index]!] = args[index];
    // Only these: the others that openapi-fetch takes are for `http`.
    const { query, headers, signal, timeoutMs, retry }: GivenOptions = options ?? {}; // `call` checks each
    return (await call(id, { headers, signal, timeoutMs, retry, params: { path, query }, body: args[bodyAt] }, true))
      .data;
  };
}

/** The options of a method of any operation. */
type GivenOptions = CallOptions & { readonly query?: Readonly<Record<string, unknown>> };
