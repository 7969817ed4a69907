import type { User, UserUpdate } from "@frontegg-identity/types";
import { MAX_RETRIES, TIMEOUT_MS, type Contender } from "../src/contender.ts";
import { generatedPeer } from "../src/generated-peers.ts";

/** The part of the generated module that is used here. It does not exist before the benchmark generates it. */
interface Generated {
  readonly OPERATIONS: object;
  readonly createClient: (
    operations: object,
    config: object,
  ) => {
    getUser(input: { path: { userId: string } }): Promise<User>;
    updateUser(input: { path: { userId: string }; body: UserUpdate }): Promise<User>;
  };
}

/** The client that `redocly generate-client` makes from the spec. */
export const redocly: Contender = {
  name: "redocly, generated",
  features: { token: "function", timeout: "whole call", retry: "on, Retry-After", errors: "status", types: true },
  async create({ baseUrl, token, fetch }) {
    const { createClient, OPERATIONS } = await generatedPeer<Generated>("redocly");
    const client = createClient(OPERATIONS, {
      serverUrl: baseUrl,
      auth: { bearer: () => token },
      timeout: TIMEOUT_MS,
      retry: { retries: MAX_RETRIES },
      ...(fetch && { fetch }),
    });
    return {
      getUser: (userId) => client.getUser({ path: { userId } }),
      updateUser: (userId, update) => client.updateUser({ path: { userId }, body: update }),
    };
  },
};
