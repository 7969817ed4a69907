import type { User } from "@frontegg-identity/types";
import { getUserPath, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

/** `fetch` by hand with a time limit as most people write it: `AbortSignal.timeout`, and a check of the status. */
export const bareFetchWithTimeout: Contender = {
  name: "bare fetch, AbortSignal.timeout",
  features: { token: "constant", timeout: "whole call", retry: false, errors: "status", types: false },
  create({ baseUrl, token, fetch = globalThis.fetch }) {
    const headers = { accept: "application/json", authorization: `Bearer ${token}` };

    async function call(url: string, init: RequestInit): Promise<User> {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as User;
    }

    return {
      getUser: (userId) => call(baseUrl + getUserPath(userId), { headers }),
      updateUser: (userId, update) =>
        call(baseUrl + updateUserPath(userId), {
          method: "PUT",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(update),
        }),
    };
  },
};
