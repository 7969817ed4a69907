import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tokenCache, type TokenCache, type TokenRequest } from "../../../src/authentication/token-cache.ts";
import { ApiError } from "../../../src/errors/api-error.ts";
import { AuthenticationError } from "../../../src/errors/authentication-error.ts";
import { InvalidResponseError } from "../../../src/errors/invalid-response-error.ts";
import { NetworkError } from "../../../src/errors/network-error.ts";
import { TimeoutError } from "../../../src/errors/timeout-error.ts";

const info = { operation: "createEnvironmentToken", method: "POST", path: "/auth/vendor", attempts: 1 } as const;
const said = { messages: [], errorCode: undefined, traceId: undefined, headers: {}, bodyExcerpt: "" };
const refused = new AuthenticationError(info, { ...said, status: 401, retryAfterMs: undefined }, "api.frontegg.com");
const unavailable = apiError(503, undefined);
const tryLater = apiError(429, 7_200_000);

function apiError(status: number, retryAfterMs: number | undefined): ApiError {
  return new ApiError(info, { ...said, status, retryAfterMs });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Scene {
  /** Asks the cache for a token. */
  readonly token: (rejectedToken?: string) => string | Promise<string>;
  /** Counts the token requests. */
  readonly requests: () => number;
}

type Outcome = number | Error | undefined | Promise<never>;

/** A cache whose requests have one outcome after the other, and the last one forever: the life of token-n, or an error. */
function scene(...outcomes: Outcome[]): Scene {
  const client = testClient(...outcomes);
  const cache = tokenCache();
  return { token: (rejectedToken) => client.ask(cache, rejectedToken), requests: () => client.limits.length };
}

interface TestClient {
  /** Asks a cache for a token. */
  readonly ask: (cache: TokenCache, rejectedToken?: string) => string | Promise<string>;
  /** The limit of each request so far: undefined for the client's own. */
  readonly limits: (number | undefined)[];
}

const never = new Promise<never>(() => {});

/** A client that waits 10 seconds for one attempt, and makes 3. */
function testClient(...outcomes: Outcome[]): TestClient {
  return testClientWith(10_000, ...outcomes);
}

function testClientWith(timeoutMs: number, ...outcomes: Outcome[]): TestClient {
  const client = { timeoutMs, maxRetries: 2 };
  const limits: (number | undefined)[] = [];
  const request: TokenRequest = async (given) => {
    const count = limits.push(given?.timeoutMs);
    if (given) expect(given.maxRetries).toBe(0);
    const outcome = await outcomes[Math.min(count, outcomes.length) - 1];
    if (outcome instanceof Error) throw outcome;
    return { token: `token-${count}`, expiresIn: outcome };
  };
  return { limits, ask: (cache, rejectedToken) => cache(rejectedToken, client, request) };
}

/** An outcome that comes after some milliseconds. */
function after(ms: number, error: Error): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(reject, ms, error);
  });
}

/** Asks that often at once, and returns each different result once. */
async function together(count: number, ask: () => string | Promise<string>): Promise<unknown[]> {
  const all = Array.from({ length: count }, async () => ask());
  return [...new Set(await Promise.all(all.map((result) => result.catch((error: unknown) => error))))];
}

describe("one request serves all callers", () => {
  test("while there is no token, and while it has expired", { timeout: 60_000 }, async () => {
    const { token, requests } = scene(100);
    expect(await together(1_000, () => token())).toEqual(["token-1"]);
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(await together(1_000, () => token())).toEqual(["token-2"]);
    expect(requests()).toBe(2);
  });

  test("shares one new token among calls that were rejected, even if some learn of it late", async () => {
    const { token, requests } = scene(100);
    await token();
    expect(await together(1_000, () => token("token-1"))).toEqual(["token-2"]);
    expect(token("token-1")).toBe("token-2");
    expect(requests()).toBe(2);
  });
});

describe("a caller that waits for another caller's exchange", () => {
  test("shares its refusal", async () => {
    const { token, requests } = scene(refused, 100);
    expect(await together(1_000, () => token())).toEqual([refused]);
    expect(requests()).toBe(1);
  });

  test.each([
    ["a failure of the network", unavailable],
    ["the abort of a prerender", new Error("signal")],
  ])("makes another one after %s, which the other waiting callers of the same client join", async (_, error) => {
    const { token, requests } = scene(error, 100);
    expect(await together(1_000, () => token())).toEqual([error, "token-2"]);
    expect(requests()).toBe(2);
  });

  test("shares the second failure under its own limits, so that a failing endpoint isn't flooded", async () => {
    const { token, requests } = scene(unavailable);
    expect(await together(1_000, () => token())).toEqual([unavailable]);
    expect(requests()).toBe(2);
  });

  test("makes one of its own after two that their owners abandoned", async () => {
    const signal = new Error("signal");
    const { token, requests } = scene(signal, signal, 100);
    expect(await together(3, () => token())).toEqual([signal, "token-3"]);
    expect(requests()).toBe(3);
  });

  test("makes its own after one that another client's limits ended", async () => {
    const cache = tokenCache();
    const short = testClient(after(100, new TimeoutError(info, 100)));
    const long = testClient(100);
    const failing = expect(short.ask(cache)).rejects.toThrow(TimeoutError);
    const token = long.ask(cache);
    await vi.advanceTimersByTimeAsync(100);
    await failing;
    await expect(token).resolves.toBe("token-1");
    expect([short.limits, long.limits]).toEqual([[undefined], [undefined]]);
  });

  test("makes its own as soon as another client's takes longer than its own limit for an attempt", async () => {
    const cache = tokenCache();
    void testClient(never).ask(cache);
    const own = testClient(100);
    const token = own.ask(cache);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(own.limits).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    await expect(token).resolves.toBe("token-1");
  });

  test("makes its own as soon as one of its client takes longer than all attempts may", async () => {
    const { token, requests } = scene(never, 100);
    void token();
    const waiting = together(1_000, () => token());
    await vi.advanceTimersByTimeAsync(29_999);
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await waiting).toEqual(["token-2"]);
    expect(requests()).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("doesn't wait for one that began longer ago than that", async () => {
    const { token } = scene(never, 100);
    void token();
    await vi.advanceTimersByTimeAsync(30_000);
    const later = token();
    await vi.advanceTimersByTimeAsync(1);
    await expect(later).resolves.toBe("token-2");
  });

  test("takes a token that came in the meantime from elsewhere", async () => {
    const cache = tokenCache();
    void testClient(never).ask(cache);
    const [first, second] = [testClient(100), testClient(after(60_000, unavailable))];
    const tokens = [first, second].map(async (client) => client.ask(cache));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await Promise.all(tokens)).toEqual(["token-1", "token-1"]);
    expect(second.limits).toEqual([]);
  });
});

describe("on Cloudflare Workers, where a request can't wait for another request's I/O", () => {
  beforeEach(() => {
    vi.stubGlobal("WebSocketPair", () => {});
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("callers share tokens but never an exchange, so one that never settles blocks nobody else", async () => {
    const { token, requests } = scene(never, 100);
    void token();
    expect(await Promise.all([token(), token()])).toEqual(["token-2", "token-3"]);
    expect(token()).toBe("token-3");
    expect(requests()).toBe(3);
  });

  test("callers share a refusal", async () => {
    const { token, requests } = scene(refused, 100);
    await expect(token()).rejects.toBe(refused);
    await expect(token()).rejects.toBe(refused);
    expect(requests()).toBe(1);
  });
});

describe("an early renewal", () => {
  test("begins at 80 % of a token's life, in one call, while the others use the valid token", async () => {
    const { token, requests } = scene(100);
    await token();
    await vi.advanceTimersByTimeAsync(79_999);
    expect(token()).toBe("token-1");
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all([token(), token(), token()])).toEqual(["token-2", "token-1", "token-1"]);
    expect(token()).toBe("token-2");
    expect(requests()).toBe(2);
  });

  test("fails no call: all use the valid token, and the next renewal comes after 5 seconds", async () => {
    const { token, requests } = scene(100, refused, unavailable, 100);
    await token();
    await vi.advanceTimersByTimeAsync(80_000);
    await expect(token()).resolves.toBe("token-1");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(token()).toBe("token-1");
    expect(requests()).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    await expect(token()).resolves.toBe("token-1");
    expect(requests()).toBe(3);
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(token()).resolves.toBe("token-4");
  });

  test.each([
    ["2 seconds", 100, 10_000, 2_000],
    ["the client's own limit", 100, 700, 700],
    ["the rest of the token's life", 1, 10_000, 200],
  ])("is one attempt of at most %s", async (_, expiresIn, timeoutMs, limit) => {
    const cache = tokenCache();
    const client = testClientWith(timeoutMs, expiresIn, unavailable);
    await client.ask(cache);
    await vi.advanceTimersByTimeAsync(expiresIn * 800);
    await expect(client.ask(cache)).resolves.toBe("token-1");
    expect(client.limits).toEqual([undefined, limit]);
  });

  test("that never settles holds nobody up, neither before the token expires nor after", async () => {
    const { token } = scene(100, never, 100);
    await token();
    await vi.advanceTimersByTimeAsync(80_000);
    void token();
    expect(token()).toBe("token-1");
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(token()).resolves.toBe("token-3");
  });

  test("rethrows an error that isn't a failure of the exchange, because its caller needs it", async () => {
    const signal = new Error("signal");
    const { token } = scene(100, signal);
    await token();
    await vi.advanceTimersByTimeAsync(80_000);
    await expect(token()).rejects.toBe(signal);
    expect(token()).toBe("token-1");
  });

  test("starts no timer, so an idle process can exit", async () => {
    const { token } = scene(100);
    await token();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(90_000);
    await token();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is due by a clock that only goes forwards: setting the wall clock changes nothing", async () => {
    const { token, requests } = scene(100);
    await token();
    for (const year of [1970, 2099]) {
      vi.setSystemTime(Date.UTC(year));
      expect(token()).toBe("token-1");
    }
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(100_000);
    await expect(token()).resolves.toBe("token-2");
  });

  test.each([undefined, 0, -1, 0.5, Number.NaN, Infinity])(
    "does not come for a life of %j seconds: the token is used until it is rejected",
    async (expiresIn) => {
      const { token, requests } = scene(expiresIn);
      await token();
      await vi.advanceTimersByTimeAsync(10 * 365 * 86_400_000);
      expect(token()).toBe("token-1");
      expect(requests()).toBe(1);
      await expect(token("token-1")).resolves.toBe("token-2");
    },
  );
});

test("after expiry, calls wait for the new token, and a failure then is an error", async () => {
  const { token } = scene(100, unavailable);
  await token();
  await vi.advanceTimersByTimeAsync(100_000);
  await expect(token()).rejects.toBe(unavailable);
});

describe("a rejected token", () => {
  test("doesn't drop the current token for another one that was rejected", async () => {
    const { token, requests } = scene(100);
    await token();
    expect(token("another")).toBe("token-1");
    expect(requests()).toBe(1);
  });

  test("is not replaced for 5 seconds where it replaced a rejected one itself", async () => {
    const { token, requests } = scene(100);
    await token();
    await expect(token("token-1")).resolves.toBe("token-2");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(token("token-2")).toBe("token-2");
    await vi.advanceTimersByTimeAsync(1);
    await expect(token("token-2")).resolves.toBe("token-3");
    expect(token("token-3")).toBe("token-3");
    expect(requests()).toBe(3);
  });

  test("is not replaced for 5 seconds either where the first request for its replacement failed", async () => {
    const { token, requests } = scene(100, unavailable, 100);
    await token();
    await expect(token("token-1")).rejects.toBe(unavailable);
    await expect(token()).resolves.toBe("token-3");
    expect(token("token-3")).toBe("token-3");
    expect(requests()).toBe(3);
  });

  test("is replaced at once where it came in place of one that expired", async () => {
    const { token } = scene(100);
    await token();
    await token("token-1");
    await vi.advanceTimersByTimeAsync(100_000);
    await expect(token()).resolves.toBe("token-3");
    await expect(token("token-3")).resolves.toBe("token-4");
  });
});

describe("while no token is valid", () => {
  test.each([
    ["a refusal", refused],
    ["a 429 that asks to wait", tryLater],
    ["a 503 that asks to wait", apiError(503, 1_000)],
  ])("calls share a failure for 5 seconds: %s", async (_, error) => {
    const { token, requests } = scene(error, 100);
    await expect(token()).rejects.toBe(error);
    await vi.advanceTimersByTimeAsync(4_999);
    await expect(token()).rejects.toBe(error);
    await expect(token("token-0")).rejects.toBe(error);
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(token()).resolves.toBe("token-2");
    // It does not end the token that came after it.
    expect(token()).toBe("token-2");
    await expect(token("token-2")).resolves.toBe("token-3");
  });

  test.each([
    ["a 429 that asks for no wait", apiError(429, 0)],
    ["a 429", apiError(429, undefined)],
    ["a 503", unavailable],
    ["a redirect", apiError(302, undefined)],
    ["a lost connection", new NetworkError(info, "api.frontegg.com", "ECONNRESET", new Error("lost"))],
    ["no answer", new TimeoutError(info, 10)],
    ["an answer without a token", new InvalidResponseError(info, { ...said, status: 200 })],
  ])("the next call tries again after what may work by now: %s", async (_, error) => {
    const { token } = scene(error, 100);
    await expect(token()).rejects.toBe(error);
    await expect(token()).resolves.toBe("token-2");
  });

  test("calls whose token was rejected share a failure too", async () => {
    const { token, requests } = scene(100, tryLater);
    await token();
    for (const rejectedToken of ["token-1", "token-1", undefined]) {
      await expect(token(rejectedToken)).rejects.toBe(tryLater);
    }
    expect(requests()).toBe(2);
  });

  test.each([
    { error: unavailable, isShared: false },
    { error: tryLater, isShared: true },
  ])("an early renewal that failed counts like any other: $error.status", async ({ error, isShared }) => {
    const { token, requests } = scene(100, error, 100);
    await token();
    await vi.advanceTimersByTimeAsync(97_000);
    expect(await token()).toBe("token-1");
    await vi.advanceTimersByTimeAsync(3_000);
    if (isShared) await expect(token()).rejects.toBe(error);
    else await expect(token()).resolves.toBe("token-3");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await token()).toBe("token-3");
    expect(requests()).toBe(3);
  });
});
