import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { IssuedToken } from "../../../src/authentication/request-environment-token.ts";
import { tokenCache } from "../../../src/authentication/token-cache.ts";
import { ApiError } from "../../../src/errors/api-error.ts";
import { AuthenticationError } from "../../../src/errors/authentication-error.ts";
import { InvalidResponseError } from "../../../src/errors/invalid-response-error.ts";
import { NetworkError } from "../../../src/errors/network-error.ts";
import { TimeoutError } from "../../../src/errors/timeout-error.ts";

const info = { operation: "createEnvironmentToken", method: "POST", path: "/auth/vendor", attempts: 1 } as const;
const said = { messages: [], errorCode: undefined, traceId: undefined, headers: {}, bodyExcerpt: "" };
const refused = new AuthenticationError(info, { ...said, status: 401, retryAfterMs: undefined });
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
  /** Counts the requests for one. */
  readonly requests: () => number;
}

/** A cache whose requests have one outcome after the other, and the last one for ever: the life of token-n, or an error. */
function scene(...outcomes: (number | Error | undefined)[]): Scene {
  const cache = tokenCache();
  let count = 0;
  const fetchToken = async (): Promise<IssuedToken> => {
    const outcome = outcomes[Math.min(++count, outcomes.length) - 1];
    if (outcome instanceof Error) throw outcome;
    return { token: `token-${count}`, expiresIn: outcome };
  };
  return { token: (rejectedToken) => cache(rejectedToken, fetchToken), requests: () => count };
}

/** Asks at once as often as that, and gives each different result once. */
async function together(count: number, ask: () => string | Promise<string>): Promise<unknown[]> {
  const all = Array.from({ length: count }, async () => ask());
  return [...new Set(await Promise.all(all.map((result) => result.catch((error: unknown) => error))))];
}

describe("one request serves all", () => {
  test("who ask while there is no token, and while it has expired", { timeout: 60_000 }, async () => {
    const { token, requests } = scene(100);
    expect(await together(10_000, () => token())).toEqual(["token-1"]);
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(await together(10_000, () => token())).toEqual(["token-2"]);
    expect(requests()).toBe(2);
  });

  test("whose token was rejected, also when some hear of it late", async () => {
    const { token, requests } = scene(100);
    await token();
    expect(await together(1_000, () => token("token-1"))).toEqual(["token-2"]);
    expect(token("token-1")).toBe("token-2");
    expect(requests()).toBe(2);
  });

  test("of a failure as well, and the next one after it tries again", async () => {
    const { token, requests } = scene(unavailable, 100);
    expect(await together(3, () => token())).toEqual([unavailable]);
    expect(requests()).toBe(1);
    await expect(token()).resolves.toBe("token-2");
  });
});

describe("renewal", () => {
  test("begins at 80 % of a token's life, in the background, once", async () => {
    const { token, requests } = scene(100);
    await token();
    await vi.advanceTimersByTimeAsync(79_999);
    expect(token()).toBe("token-1");
    expect(requests()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect([token(), token(), token()]).toEqual(["token-1", "token-1", "token-1"]);
    await vi.advanceTimersByTimeAsync(0);
    expect(token()).toBe("token-2");
    expect(requests()).toBe(2);
  });

  test("that fails early leaves the valid token in use, is not repeated for 5 seconds, and is nobody's error", async () => {
    const { token, requests } = scene(100, refused, unavailable, 100);
    await token();
    await vi.advanceTimersByTimeAsync(80_000);
    expect(token()).toBe("token-1");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(token()).toBe("token-1");
    expect(requests()).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(token()).toBe("token-1");
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toBe(3);
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(token()).resolves.toBe("token-4");
  });

  test("has no timer: nothing keeps an idle process alive", async () => {
    const { token } = scene(100);
    await token();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(90_000);
    await token();
    await vi.advanceTimersByTimeAsync(0);
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

  test("after expiry waits for the new token, and a failure then is an error", async () => {
    const { token } = scene(100, unavailable);
    await token();
    await vi.advanceTimersByTimeAsync(100_000);
    await expect(token()).rejects.toBe(unavailable);
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

describe("a rejected token", () => {
  test("that is not the current one takes nothing away", async () => {
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
    ["a lost connection", new NetworkError(info, "ECONNRESET", new Error("lost"))],
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
    expect(token()).toBe("token-1");
    await vi.advanceTimersByTimeAsync(3_000);
    if (isShared) await expect(token()).rejects.toBe(error);
    else await expect(token()).resolves.toBe("token-3");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await token()).toBe("token-3");
    expect(requests()).toBe(3);
  });
});
