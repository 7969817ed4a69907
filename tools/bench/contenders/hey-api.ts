import type { User, UserUpdate } from "@frontegg-identity/types";
import type { Contender } from "../src/contender.ts";
import { generatedPeer } from "../src/generated-peers.ts";

/** The part of the generated module that is used here. It does not exist before the benchmark generates it. */
interface Generated {
  readonly createClient: (config: object) => object;
  readonly getUser: (options: object) => Promise<{ data: User }>;
  readonly updateUser: (options: object) => Promise<{ data: User }>;
}

/** The client that hey-api's openapi-ts generates from the spec: it has neither a timeout nor retries. */
export const heyApi: Contender = {
  name: "hey-api, generated",
  features: { token: "function", timeout: false, retry: false, errors: "typed", types: true },
  async create({ baseUrl, token, fetch }) {
    const { createClient, getUser, updateUser } = await generatedPeer<Generated>("hey-api");
    const client = createClient({ baseUrl, auth: () => token, throwOnError: true, ...(fetch && { fetch }) });
    return {
      getUser: async (userId) => (await getUser({ client, path: { userId } })).data,
      updateUser: async (userId, update: UserUpdate) =>
        (await updateUser({ client, path: { userId }, body: update })).data,
    };
  },
};
