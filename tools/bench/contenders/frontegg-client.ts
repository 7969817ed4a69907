import type { User } from "@frontegg-identity/types";
import { getUserPath, TIMEOUT_MS, updateUserPath, type Contender } from "../src/contender.ts";

/**
 * The vendor's SDK. It has no method for these operations, so this is its HTTP client, which wraps axios and adds the
 * token. Its token host is read from the process's environment when the module is imported.
 */
export const fronteggClient: Contender = {
  name: "@frontegg/client, HttpClient",
  features: { token: "renewed", timeout: "whole call", retry: false, errors: "status", types: false },
  async create({ baseUrl, credentials, fetch }) {
    process.env["FRONTEGG_AUTHENTICATION_SERVICE_URL"] ??= baseUrl.replace(/\/identity$/, "/auth/vendor");
    const { FronteggAuthenticator, HttpClient } = (await import("@frontegg/client")).default;
    const authenticator = new FronteggAuthenticator();
    await authenticator.init(credentials.clientId, credentials.secret);
    const api = new HttpClient(authenticator, {
      baseURL: baseUrl,
      timeout: TIMEOUT_MS,
      headers: { accept: "application/json" },
      ...(fetch && { adapter: "fetch", env: { fetch } }),
    });
    return {
      getUser: async (userId) => (await api.get<User>(getUserPath(userId))).data,
      updateUser: async (userId, update) => (await api.put<User>(updateUserPath(userId), update)).data,
      close: () => authenticator.shutdown(),
    };
  },
};
