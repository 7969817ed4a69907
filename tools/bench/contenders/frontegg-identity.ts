import { createClient, environmentToken } from "@frontegg-identity/client";
import { OURS, TIMEOUT_MS, type Contender } from "../src/contender.ts";

/** Our named methods with everything on. */
export const fronteggIdentity: Contender = {
  name: OURS,
  features: { token: "renewed", timeout: "whole call", retry: "on, Retry-After", errors: "typed", types: true },
  create({ baseUrl, credentials, fetch }) {
    const client = createClient({ baseUrl, token: environmentToken(credentials), fetch, timeoutMs: TIMEOUT_MS });
    return {
      getUser: (userId) => client.getUser(userId),
      updateUser: (userId, update) => client.updateUser(userId, update),
    };
  },
};
