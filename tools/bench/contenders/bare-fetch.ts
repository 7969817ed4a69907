import type { User } from "@frontegg-identity/types";
import { getUserPath, updateUserPath, type Contender } from "../src/contender.ts";

/** `fetch` and `response.json()`, and nothing else: what nobody should ship. */
export const bareFetch: Contender = {
  name: "bare fetch",
  features: { token: "constant", timeout: false, retry: false, errors: false, types: false },
  create({ baseUrl, token, fetch = globalThis.fetch }) {
    const headers = { accept: "application/json", authorization: `Bearer ${token}` };
    return {
      async getUser(userId) {
        const response = await fetch(baseUrl + getUserPath(userId), { headers });
        return (await response.json()) as User;
      },
      async updateUser(userId, update) {
        const response = await fetch(baseUrl + updateUserPath(userId), {
          method: "PUT",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(update),
        });
        return (await response.json()) as User;
      },
    };
  },
};
