import type { User } from "@frontegg-identity/types";
import { ofetch as defaultOfetch } from "ofetch";
import { getUserPath, MAX_RETRIES, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

export const ofetch: Contender = {
  name: "ofetch",
  features: { token: "function", timeout: "headers", retry: "on", errors: "status", types: false },
  create({ baseUrl, token, fetch }) {
    const api = defaultOfetch.create(
      {
        baseURL: baseUrl,
        headers: { accept: "application/json" },
        timeout: TIMEOUT_MS,
        retry: MAX_RETRIES,
        onRequest({ options }) {
          options.headers.set("authorization", `Bearer ${token}`);
        },
      },
      fetch && { fetch },
    );
    return {
      getUser: (userId) => api<User>(getUserPath(userId)),
      updateUser: (userId, update) => api<User>(updateUserPath(userId), { method: "PUT", body: { ...update } }),
    };
  },
};
