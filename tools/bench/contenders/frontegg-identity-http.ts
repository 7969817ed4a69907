import { createClient, environmentToken } from "@frontegg-identity/client";
import { OURS, TIMEOUT_MS, type Contender } from "../src/contender.ts";

/** Our `client.http`: openapi-fetch's interface, with everything on. */
export const fronteggIdentityHttp: Contender = {
  name: `${OURS}, client.http`,
  features: { token: "renewed", timeout: "whole call", retry: "on, Retry-After", errors: "typed", types: true },
  create({ baseUrl, credentials, fetch }) {
    const { http } = createClient({ baseUrl, token: environmentToken(credentials), fetch, timeoutMs: TIMEOUT_MS });
    return {
      async getUser(userId) {
        const result = await http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } } });
        if (result.error) throw new Error(`HTTP ${result.response.status}`);
        return result.data;
      },
      async updateUser(userId, update) {
        const result = await http.PUT("/resources/users/v1/{userId}", { params: { path: { userId } }, body: update });
        if (result.error) throw new Error(`HTTP ${result.response.status}`);
        return result.data;
      },
    };
  },
};
