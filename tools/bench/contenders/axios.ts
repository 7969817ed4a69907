import type { User } from "@frontegg-identity/types";
import defaultAxios from "axios";
import axiosRetry from "axios-retry";
import { getUserPath, MAX_RETRIES, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

/** axios with axios-retry. In process it uses its fetch adapter, on loopback its default one, `node:http`. */
export const axios: Contender = {
  name: "axios + axios-retry",
  features: { token: "function", timeout: "whole call", retry: "on, Retry-After", errors: "status", types: false },
  create({ baseUrl, token, fetch }) {
    const api = defaultAxios.create({
      baseURL: baseUrl,
      headers: { accept: "application/json" },
      timeout: TIMEOUT_MS,
      ...(fetch && { adapter: "fetch", env: { fetch } }),
    });
    axiosRetry(api, { retries: MAX_RETRIES });
    api.interceptors.request.use((config) => {
      config.headers.set("authorization", `Bearer ${token}`);
      return config;
    });
    return {
      getUser: async (userId) => (await api.get<User>(getUserPath(userId))).data,
      updateUser: async (userId, update) => (await api.put<User>(updateUserPath(userId), update)).data,
    };
  },
};
