import type { User } from "@frontegg-identity/types";
import defaultKy from "ky";
import { getUserPath, MAX_RETRIES, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

export const ky: Contender = {
  name: "ky",
  features: { token: "function", timeout: "whole call", retry: "on, Retry-After", errors: "status", types: false },
  create({ baseUrl, token, fetch }) {
    const api = defaultKy.create({
      prefix: baseUrl,
      headers: { accept: "application/json" },
      timeout: TIMEOUT_MS,
      retry: MAX_RETRIES,
      hooks: { beforeRequest: [({ request }) => request.headers.set("authorization", `Bearer ${token}`)] },
      ...(fetch && { fetch }),
    });
    return {
      getUser: (userId) => api.get(getUserPath(userId)).json<User>(),
      updateUser: (userId, update) => api.put(updateUserPath(userId), { json: update }).json<User>(),
    };
  },
};
