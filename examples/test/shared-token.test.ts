import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AuthenticationError, createClient, type FronteggClient } from "@frontegg-identity/client";
import { startAccountsServer, type AccountsServer } from "../../packages/cli/test/faults/accounts-server.ts";
import { sharedToken } from "../shared-token.ts";
import { runExample } from "./run-example.ts";
import { noRedis, startRedis, type RedisServer } from "./start-redis.ts";

const credentials = { clientId: "an-id", secret: "a-secret" };

describe.skipIf(noRedis)(noRedis ?? "the shared token", () => {
  let server: RedisServer;
  let redis: Redis;
  let api: AccountsServer;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.close();
  });
  beforeEach(async () => {
    api = await startAccountsServer();
  });
  afterEach(async () => {
    await api.stop();
    await redis.flushall();
  });

  /** A client with a source of its own, as another process would have it. */
  function client(secret = credentials.secret): FronteggClient {
    return createClient({ baseUrl: api.url, token: sharedToken(redis, { ...credentials, secret }), retry: false });
  }

  /** Four processes, 250 calls at once each. */
  async function thousandCalls(): Promise<number> {
    // Longer than the processes take to ask, so that who does not wait for another's token asks for one.
    api.delayMs = 500;
    const runs = Array.from({ length: 4 }, () => runExample("test/call-many.ts", [api.url, server.url, "250", "4"]));
    const endings = await Promise.all(runs);
    return endings.reduce((sum, { stdout }) => sum + Number(stdout), 0);
  }

  const tokenRequests = () => api.calls.filter(({ kind }) => kind === "token").length;

  test("a thousand calls of four processes without a token: one token request", async () => {
    expect(await thousandCalls()).toBe(1_000);
    expect(tokenRequests()).toBe(1);
  });

  test("a thousand calls of four processes with a token that is refused from now on: one token request", async () => {
    await client().getUser("user-1");
    api.expireTokens();
    expect(await thousandCalls()).toBe(1_000);
    expect(tokenRequests()).toBe(2);
    // The refusals count as well: whoever came before the new token was there was answered 401 once, and nobody twice.
    const refused = api.calls.filter(({ status }) => status === 401).map(({ userId }) => userId);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(1_000);
  });

  test("expires with the token, a little before it", async () => {
    api.tokenLifeS = 1_000;
    await client().getUser("user-1");
    const [key = ""] = await redis.keys("frontegg-token:*");
    const leftMs = await redis.pttl(key);
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(900_000);
    await redis.del(key); // as Redis does when the time is over
    await client().getUser("user-1");
    expect(tokenRequests()).toBe(2);
  });

  test("a process that saw the old token refused doesn't drop the new one", async () => {
    const frontegg = client();
    await frontegg.getUser("user-1");
    api.expireTokens();
    await Promise.all(Array.from({ length: 20 }, (_, index) => client().getUser(`user-${index}`)));
    expect(tokenRequests()).toBe(2);
  });

  test("a process that dies while it fetches a token doesn't block the others forever", async () => {
    await client().getUser("user-1");
    const [key = ""] = await redis.keys("frontegg-token:*");
    await redis.del(key);
    await redis.set(`${key}:lock`, "who died", "PX", 300);
    await client().getUser("user-1");
    expect(tokenRequests()).toBe(2);
    expect(await redis.exists(`${key}:lock`)).toBe(0);
  });

  test("refused credentials are told to each process, and leave nothing behind", async () => {
    api.isRevoked = true;
    const two = [client(), client()];
    const calls = two.flatMap((frontegg) => [frontegg.getUser("user-1"), frontegg.getUser("user-2")]);
    const results = await Promise.allSettled(calls);
    for (const result of results) {
      expect(AuthenticationError.isInstance(result.status === "rejected" && result.reason)).toBe(true);
    }
    expect(tokenRequests()).toBe(2);
    expect(await redis.keys("*")).toEqual([]);
  });

  test("another secret has another token, and Redis never holds a secret", async () => {
    await client().getUser("user-1");
    await client("another-secret").getUser("user-1");
    expect(tokenRequests()).toBe(2);
    const keys = await redis.keys("*");
    const values = await redis.mget(keys);
    expect([...keys, ...values].join()).not.toContain("secret");
  });
});
