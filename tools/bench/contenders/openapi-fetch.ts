import type { paths } from "@frontegg-identity/types";
import createClient from "openapi-fetch";
import type { Contender } from "../src/contender.ts";

/** openapi-fetch as it comes: it has neither a timeout nor retries nor errors to throw. */
export const openapiFetch: Contender = {
  name: "openapi-fetch",
  features: { token: "constant", timeout: false, retry: false, errors: false, types: true },
  create({ baseUrl, token, fetch }) {
    const client = createClient<paths>({
      baseUrl,
      headers: { accept: "application/json", authorization: `Bearer ${token}` },
      ...(fetch && { fetch }),
    });
    return {
      async getUser(userId) {
        const result = await client.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } } });
        if (result.error) throw new Error(`HTTP ${result.response.status}`);
        return result.data;
      },
      async updateUser(userId, update) {
        const result = await client.PUT("/resources/users/v1/{userId}", { params: { path: { userId } }, body: update });
        if (result.error) throw new Error(`HTTP ${result.response.status}`);
        return result.data;
      },
    };
  },
};
