import { createClient, environmentToken, type FronteggClient } from "@frontegg-identity/client";

// `next build` loads this module, and there are no credentials then.
let client: FronteggClient | undefined;

/** The client, made with the first request that needs it. */
export function frontegg(): FronteggClient {
  client ??= createClient({
    baseUrl: process.env.FRONTEGG_BASE_URL!,
    token: environmentToken({ clientId: process.env.FRONTEGG_CLIENT_ID!, secret: process.env.FRONTEGG_SECRET! }),
  });
  return client;
}
