import type { User } from "@frontegg-identity/types";
import { getUserPath, REFERENCE, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

/**
 * The limit that the client is measured against: `fetch` by hand with a time limit over headers and body, the cheapest
 * way there is, and a check of the status.
 */
export const bareFetchWithTimer: Contender = {
  name: REFERENCE,
  features: { token: "constant", timeout: "whole call", retry: false, errors: "status", types: false },
  create({ baseUrl, token, fetch = globalThis.fetch }) {
    const headers = { accept: "application/json", authorization: `Bearer ${token}` };

    async function call(url: string, init: RequestInit): Promise<User> {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
      try {
        const response = await fetch(url, { ...init, signal: controller.signal });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        return (await response.json()) as User;
      } finally {
        clearTimeout(timer);
      }
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
