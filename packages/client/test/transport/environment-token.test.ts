import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient } from "../../src/create-client.ts";
import { environmentToken, type EnvironmentTokenOptions } from "../../src/environment-token.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { AuthenticationError } from "../../src/errors/authentication-error.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { InvalidResponseError } from "../../src/errors/invalid-response-error.ts";
import { TimeoutError } from "../../src/errors/timeout-error.ts";
import type { TokenProvider } from "../../src/token-provider.ts";
import {
  connectionError,
  hang,
  json,
  scriptedFetch,
  text,
  user,
  type Reply,
  type SentRequest,
} from "../scripted-fetch.ts";

const credentials = { clientId: "client-1", secret: "MARKER-secret" };
const reason = new Error("the caller's reason");
const refused = json({ errors: ["Invalid authentication"] }, 401, { "frontegg-trace-id": "trace-1" });
const unavailable = json({ errors: ["later"] }, 503);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Answers token-1, token-2 … each good for this many seconds. */
function tokens(expiresIn: unknown): Reply {
  let issued = 0;
  return (request) => json({ token: `token-${++issued}`, expiresIn })(request);
}

interface Scene {
  readonly token: TokenProvider;
  readonly sent: SentRequest[];
}

function scene(replies: [Reply, ...Reply[]], options: Partial<EnvironmentTokenOptions> = {}): Scene {
  const { fetch, sent } = scriptedFetch(...replies);
  // One server is there; the compiler cannot see that in a Partial.
  const all = { region: "eu", fetch, retry: false, ...credentials, ...options } as EnvironmentTokenOptions;
  return { token: environmentToken(all), sent };
}

/** What a call of the provider gives or fails with, whatever it waits for. */
async function settled(token: string | Promise<string>): Promise<unknown> {
  const result = Promise.resolve(token).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return result;
}

/** A client whose token endpoint fails in one way, until it is well. */
function failing(reply: Reply): { getUser: () => Promise<unknown>; sent: SentRequest[]; heal: () => void } {
  let isWell = false;
  const { fetch, sent } = scriptedFetch((request) => {
    if (!isWell) return reply(request);
    return json(request.url.endsWith("/auth/vendor") ? { token: "token-1" } : user)(request);
  });
  const client = createClient({ region: "eu", credentials, fetch, timeoutMs: 10, retry: { maxRetries: 2 } });
  return {
    sent,
    heal: () => {
      isWell = true;
    },
    async getUser() {
      const result = client.getUser("a").catch((error: unknown) => error);
      await vi.runAllTimersAsync();
      return result;
    },
  };
}

describe("the request for a token", () => {
  test.each([
    [{ region: "eu" }, "https://api.frontegg.com/auth/vendor"],
    [{ region: "us" }, "https://api.us.frontegg.com/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/identity" }, "https://gateway.example/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/identity/" }, "https://gateway.example/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/a/identity" }, "https://gateway.example/a/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example" }, "https://gateway.example/auth/vendor"],
  ] as const)("for %j goes to %s with the credentials in its body, and no token", async (options, url) => {
    const { token, sent } = scene([tokens(100)], options);
    await expect(token({})).resolves.toBe("token-1");
    expect(sent).toEqual([
      {
        url,
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json" },
        body: '{"clientId":"client-1","secret":"MARKER-secret"}',
        redirect: "manual",
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  test.each([
    [{ clientId: "" }, "clientId must be"],
    [{ secret: "" }, "secret must be"],
    [{ secret: 7 }, "secret must be"],
    [{ clientId: undefined }, "clientId must be"],
    [{ region: "uk" }, "region must be"],
    [{ region: undefined }, "exactly one"],
    [{ region: undefined, baseUrl: "http://gateway.example" }, "must use https:"],
    [{ timeoutMs: 0 }, "timeoutMs must be"],
    [{ retry: { maxRetries: -1 } }, "retry.maxRetries must be"],
    [{ fetch: "x" }, "fetch must be a function"],
  ])("is never made with %j", (options, message) => {
    // What callers without types pass.
    const make = (): unknown => scene([tokens(100)], options as Partial<EnvironmentTokenOptions>);
    expect(make).toThrow(InvalidInputError);
    expect(make).toThrow(message);
    expect(make).toThrow(/^(?!.*MARKER)/);
  });
});

describe("one request serves all", () => {
  test("10,000 concurrent calls of a client cause one", async () => {
    const { fetch, sent } = scriptedFetch((request) =>
      request.url.endsWith("/auth/vendor") ? json({ token: "token-1", expiresIn: 100 })(request) : json(user)(request),
    );
    const client = createClient({ region: "eu", credentials, fetch });
    const users = await Promise.all(Array.from({ length: 10_000 }, (_, index) => client.getUser(`u-${index}`)));
    expect(users).toHaveLength(10_000);
    expect(sent.filter(({ url }) => url.endsWith("/auth/vendor"))).toHaveLength(1);
    expect(sent).toHaveLength(10_001);
  });

  test("10,000 concurrent calls after the token expired cause one more", async () => {
    const { token, sent } = scene([tokens(100)]);
    await token({});
    await vi.advanceTimersByTimeAsync(100_000);
    const all = await Promise.all(Array.from({ length: 10_000 }, async () => token({})));
    expect(new Set(all)).toEqual(new Set(["token-2"]));
    expect(sent).toHaveLength(2);
  });

  test("1,000 concurrent calls whose token was rejected cause one more, also when some hear of it late", async () => {
    const { token, sent } = scene([tokens(100)]);
    await token({});
    const all = await Promise.all(Array.from({ length: 1_000 }, async () => token({ rejectedToken: "token-1" })));
    expect(new Set(all)).toEqual(new Set(["token-2"]));
    expect(token({ rejectedToken: "token-1" })).toBe("token-2");
    expect(sent).toHaveLength(2);
  });

  test("concurrent callers share a failure as well, and the next one after it tries again", async () => {
    const { token, sent } = scene([unavailable, tokens(100)]);
    const results = await Promise.allSettled([token({}), token({}), token({})]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(sent).toHaveLength(1);
    await expect(token({})).resolves.toBe("token-1");
  });

  test("two clients may share a provider", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const shared = scene([tokens(100)]);
    for (const environmentId of ["env-1", "env-2"]) {
      await createClient({ region: "eu", token: shared.token, environmentId, fetch }).getUser("a");
    }
    expect(shared.sent).toHaveLength(1);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer token-1", "Bearer token-1"]);
  });

  test("the abort of one waiting call leaves the others alone", async () => {
    let answer!: (response: Response) => void;
    const slow: Reply = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const shared = scene([slow]);
    const { fetch } = scriptedFetch(json(user));
    const client = createClient({ region: "eu", token: shared.token, fetch });
    const controller = new AbortController();
    const gone = client.getUser("a", { signal: controller.signal });
    const stays = client.getUser("b");
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    expect(shared.sent[0]?.signal.aborted).toBe(false);
    answer(Response.json({ token: "token-1", expiresIn: 100 }));
    await expect(stays).resolves.toEqual(user);
    expect(shared.sent).toHaveLength(1);
  });

  test("the abort of the only waiting call leaves no unhandled rejection when the request then fails", async () => {
    const shared = scene([hang], { timeoutMs: 1_000 });
    const client = createClient({ region: "eu", token: shared.token, fetch: scriptedFetch(json(user)).fetch });
    const controller = new AbortController();
    const gone = client.getUser("a", { signal: controller.signal });
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    // Vitest fails the run for a rejection that nobody handles.
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shared.sent[0]?.signal.aborted).toBe(true);
  });
});

describe("renewal", () => {
  test("begins at 80 % of a token's life, in the background, once", async () => {
    const { token, sent } = scene([tokens(100)]);
    await token({});
    await vi.advanceTimersByTimeAsync(79_999);
    expect(token({})).toBe("token-1");
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect([token({}), token({}), token({})]).toEqual(["token-1", "token-1", "token-1"]);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    expect(token({})).toBe("token-2");
    expect(sent).toHaveLength(2);
  });

  test("that fails early leaves the valid token in use, is not repeated for 5 seconds, and is nobody's error", async () => {
    const { token, sent } = scene([tokens(100), refused, unavailable, json({ token: "token-9" })]);
    await token({});
    await vi.advanceTimersByTimeAsync(80_000);
    expect(token({})).toBe("token-1");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(token({})).toBe("token-1");
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(token({})).toBe("token-1");
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(token({})).resolves.toBe("token-9");
    expect(sent).toHaveLength(4);
  });

  test("has no timer: nothing keeps an idle process alive", async () => {
    const { token } = scene([tokens(100)]);
    await token({});
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(90_000);
    await token({});
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is due by a clock that only goes forwards: setting the wall clock changes nothing", async () => {
    const { token, sent } = scene([tokens(100)]);
    await token({});
    for (const year of [1970, 2099]) {
      vi.setSystemTime(Date.UTC(year));
      expect(token({})).toBe("token-1");
    }
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100_000);
    await expect(token({})).resolves.toBe("token-2");
  });

  test("after expiry waits for the new token, and a failure then is an error", async () => {
    const { token } = scene([tokens(100), unavailable]);
    await token({});
    await vi.advanceTimersByTimeAsync(100_000);
    const error = await settled(token({}));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 503,
      operation: "createEnvironmentToken",
      path: "/auth/vendor",
      attempts: 1,
    });
  });

  test.each([undefined, null, 0, -1, 0.5, "86400", Number.NaN, {}, true, [100]])(
    "does not come for an expiresIn of %j: the token is used until it is rejected",
    async (expiresIn) => {
      const { token, sent } = scene([tokens(expiresIn)]);
      await token({});
      await vi.advanceTimersByTimeAsync(10 * 365 * 86_400_000);
      expect(token({})).toBe("token-1");
      expect(sent).toHaveLength(1);
      await expect(token({ rejectedToken: "token-1" })).resolves.toBe("token-2");
    },
  );

  test("survives an expiresIn that overflows", async () => {
    const { token } = scene([text('{"token":"token-1","expiresIn":1e999}')]);
    await token({});
    await vi.advanceTimersByTimeAsync(1e12);
    expect(token({})).toBe("token-1");
  });
});

describe("a rejected token", () => {
  test("is replaced, and the call replayed once", async () => {
    let issued = 0;
    const { fetch, sent } = scriptedFetch((request) => {
      if (request.url.endsWith("/auth/vendor")) return json({ token: `token-${++issued}`, expiresIn: 100 })(request);
      return request.headers["authorization"] === "Bearer token-1" ? json({}, 401)(request) : json(user)(request);
    });
    const client = createClient({ region: "eu", credentials, fetch });
    await expect(client.getUser("a")).resolves.toEqual(user);
    expect(sent.map(({ method, headers }) => [method, headers["authorization"]])).toEqual([
      ["POST", undefined],
      ["GET", "Bearer token-1"],
      ["POST", undefined],
      ["GET", "Bearer token-2"],
    ]);
    await client.getUser("b");
    expect(sent).toHaveLength(5);
  });

  test("100 concurrent calls that are answered 401 cause one token request and one replay each", async () => {
    let issued = 0;
    const { fetch, sent } = scriptedFetch((request) => {
      if (request.url.endsWith("/auth/vendor")) return json({ token: `token-${++issued}`, expiresIn: 100 })(request);
      return request.headers["authorization"] === "Bearer token-1" ? json({}, 401)(request) : json(user)(request);
    });
    const client = createClient({ region: "eu", credentials, fetch });
    await Promise.all(Array.from({ length: 100 }, () => client.getUser("a")));
    expect(issued).toBe(2);
    expect(sent).toHaveLength(2 + 200);
  });

  test("is final when the fresh one is rejected too", async () => {
    const { fetch, sent } = scriptedFetch((request) =>
      request.url.endsWith("/auth/vendor")
        ? json({ token: `token-${sent.length}`, expiresIn: 100 })(request)
        : json({ errors: ["no"] }, 401)(request),
    );
    const client = createClient({ region: "eu", credentials, fetch });
    await expect(client.getUser("a")).rejects.toMatchObject({ name: "ApiError", status: 401, attempts: 2 });
    expect(sent).toHaveLength(4);
  });

  test("that is not the current one takes nothing away", async () => {
    const { token, sent } = scene([tokens(100)]);
    await token({});
    expect(token({ rejectedToken: "another" })).toBe("token-1");
    expect(sent).toHaveLength(1);
  });
});

describe("refused credentials", () => {
  test.each([400, 401, 403, 404, 422])("with %d are an AuthenticationError, not retried", async (status) => {
    const reply = json({ errors: ["MARKER-secret is wrong"], errorCode: "ER-1" }, status, {
      "frontegg-trace-id": "t-1",
    });
    const { token, sent } = scene([reply], { retry: { maxRetries: 2 } });
    const error = await settled(token({}));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      status,
      traceId: "t-1",
      errorCode: "ER-1",
      errors: ["[redacted] is wrong"],
      operation: "createEnvironmentToken",
      attempts: 1,
    });
    expect(sent).toHaveLength(1);
  });

  test.each([
    { status: 408, attempts: 3 },
    { status: 429, attempts: 3 },
    { status: 500, attempts: 3 },
    { status: 503, attempts: 3 },
    { status: 302, attempts: 1 },
    { status: 501, attempts: 1 },
  ])("are not what $status speaks of: an ApiError after $attempts attempts", async ({ status, attempts }) => {
    const { token } = scene([json({}, status)], { retry: { maxRetries: 2 } });
    const error = await settled(token({}));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, attempts });
  });

  test("are not tried again for 5 seconds: the failure is shared", async () => {
    const { token, sent } = scene([refused, tokens(100)]);
    const first = await settled(token({}));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await settled(token({}))).toBe(first);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled(token({}))).toBe("token-1");
    expect(await settled(token({}))).toBe("token-1");
    expect(sent).toHaveLength(2);
  });

  test("reach the caller of a client as they are, and the API is never asked", async () => {
    const { fetch, sent } = scriptedFetch(refused);
    const client = createClient({ region: "eu", credentials, fetch });
    await expect(client.getUser("a")).rejects.toBeInstanceOf(AuthenticationError);
    await expect(client.updateUser("a", {})).rejects.toBeInstanceOf(AuthenticationError);
    expect(sent).toHaveLength(1);
  });
});

describe("while no token is valid", () => {
  // What the token endpoint does, and how many requests that makes with two retries.
  const tryLater = [
    { failure: "429, Retry-After: 7200", reply: json({}, 429, { "retry-after": "7200" }), requests: 1 },
    { failure: "429, Retry-After: 1", reply: json({}, 429, { "retry-after": "1" }), requests: 3 },
    { failure: "503, Retry-After: 1", reply: json({}, 503, { "retry-after": "1" }), requests: 3 },
    { failure: "401", reply: refused, requests: 1 },
  ];
  const tryAgain = [
    { failure: "429, Retry-After: 0", reply: json({}, 429, { "retry-after": "0" }), requests: 3 },
    { failure: "429", reply: json({}, 429), requests: 3 },
    { failure: "503", reply: unavailable, requests: 3 },
    { failure: "302", reply: json({}, 302), requests: 1 },
    { failure: "a lost connection", reply: connectionError("ECONNRESET"), requests: 3 },
    { failure: "no answer", reply: hang, requests: 3 },
    { failure: "an answer without a token", reply: json({}), requests: 1 },
  ];

  test.each(tryLater)("calls share a failure for 5 seconds: $failure", async ({ reply, requests }) => {
    const { getUser, sent, heal } = failing(reply);
    const first = await getUser();
    expect(first).toMatchObject({ operation: "createEnvironmentToken" });
    for (let call = 2; call <= 5; call++) expect(await getUser()).toBe(first);
    expect(sent).toHaveLength(requests);

    heal();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await getUser()).toBe(first);
    await vi.advanceTimersByTimeAsync(1);
    expect(await getUser()).toEqual(user);
    expect(sent).toHaveLength(requests + 2);
  });

  test.each(tryAgain)("the next call tries again after what may work by now: $failure", async ({ reply, requests }) => {
    const { getUser, sent, heal } = failing(reply);
    expect(await getUser()).toMatchObject({ operation: "createEnvironmentToken" });
    expect(sent).toHaveLength(requests);
    heal();
    expect(await getUser()).toEqual(user);
    expect(sent).toHaveLength(requests + 2);
  });

  test("calls whose token was rejected share a failure too", async () => {
    const { token, sent } = scene([tokens(100), json({}, 429, { "retry-after": "7200" })]);
    await token({});
    const first = await settled(token({ rejectedToken: "token-1" }));
    expect(first).toMatchObject({ status: 429, retryAfterMs: 7_200_000 });
    for (let call = 2; call <= 5; call++) expect(await settled(token({ rejectedToken: "token-1" }))).toBe(first);
    expect(await settled(token({}))).toBe(first);
    expect(sent).toHaveLength(2);
  });

  test.each([
    { failure: "503", reply: unavailable, isShared: false },
    { failure: "429, Retry-After: 7200", reply: json({}, 429, { "retry-after": "7200" }), isShared: true },
  ])("an early renewal that failed counts like any other: $failure", async ({ reply, isShared }) => {
    const { token, sent } = scene([tokens(100), reply, json({ token: "token-2" })]);
    await token({});
    await vi.advanceTimersByTimeAsync(97_000);
    expect(token({})).toBe("token-1");
    await vi.advanceTimersByTimeAsync(3_000);
    const result = await settled(token({}));
    if (isShared) expect(result).toMatchObject({ status: 429 });
    else expect(result).toBe("token-2");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await settled(token({}))).toBe("token-2");
    expect(sent).toHaveLength(3);
  });

  test("a failure that is over does not end the token that came after it", async () => {
    const { token } = scene([refused, tokens(100)]);
    await settled(token({}));
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(token({})).resolves.toBe("token-1");
    expect(token({})).toBe("token-1");
    await expect(token({ rejectedToken: "token-1" })).resolves.toBe("token-2");
  });
});

test("a provider that is called without an argument gives a token", async () => {
  const { token } = scene([tokens(100)]);
  // What callers without types do.
  const call = token as () => string | Promise<string>;
  await expect(call()).resolves.toBe("token-1");
  expect(call()).toBe("token-1");
});

describe("an answer without a usable token", () => {
  test.each([
    "",
    "<html>",
    "null",
    "[]",
    '"text"',
    "{}",
    '{"token":""}',
    '{"token":7}',
    '{"token":"a b"}',
    String.raw`{"token":"MARKER\r\nx-evil: 1"}`,
    '{"access_token":"MARKER-other"}',
    '{"__proto__":{"token":"polluted"}}',
  ])("%s is an InvalidResponseError that shows nothing of it", async (body) => {
    const { token } = scene([text(body, 200, { "frontegg-trace-id": "t-1" })]);
    const error = await settled(token({}));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ status: 200, traceId: "t-1", bodyExcerpt: "" });
    expect(JSON.stringify(error)).not.toContain("MARKER");
  });

  test("takes too long like any other", async () => {
    const { token } = scene([hang], { timeoutMs: 50 });
    expect(await settled(token({}))).toBeInstanceOf(TimeoutError);
  });
});

describe("a token stays with its origin", () => {
  test.each([
    { provider: { region: "eu" }, client: { region: "us" } },
    { provider: { region: "eu" }, client: { domain: "app-abc" } },
    { provider: { region: "eu" }, client: { baseUrl: "https://api.frontegg.com:8443/identity" } },
    { provider: { region: "eu" }, client: { baseUrl: "https://api.frontegg.com.evil.example" } },
    { provider: { region: undefined, baseUrl: "https://a.example" }, client: { baseUrl: "https://b.example" } },
    { provider: { region: undefined, baseUrl: "http://localhost:1" }, client: { baseUrl: "http://localhost:2" } },
  ])("a client of $client refuses a provider of $provider", ({ provider, client }) => {
    // One server each; the compiler cannot see that in a union of rows.
    const { token } = scene([tokens(100)], provider as Partial<EnvironmentTokenOptions>);
    expect(() => createClient({ ...client, token } as never)).toThrow(/^token is for .* so it must not be sent to /);
  });

  test("a client of the same origin accepts it, whatever path it has", () => {
    const { token } = scene([tokens(100)], { region: "us" });
    expect(() => createClient({ region: "us", token })).not.toThrow();
    expect(() => createClient({ baseUrl: "https://api.us.frontegg.com/other", token })).not.toThrow();
  });

  test("a client with credentials asks its own server for the token", async () => {
    const { fetch, sent } = scriptedFetch(tokens(100), json(user));
    await createClient({ baseUrl: "http://127.0.0.1:9/identity", credentials, fetch }).getUser("a");
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual(["http://127.0.0.1:9", "http://127.0.0.1:9"]);
  });
});

test("the requests for tokens are told to onAttempt, by their own name", async () => {
  const events: unknown[] = [];
  const { fetch } = scriptedFetch(unavailable, tokens(100), json(user));
  const client = createClient({ region: "eu", credentials, fetch, onAttempt: (event) => void events.push(event) });
  const call = client.getUser("a");
  await vi.runAllTimersAsync();
  await call;
  expect(events).toMatchObject([
    { operation: "createEnvironmentToken", attempt: 1, method: "POST", path: "/auth/vendor", status: 503, waitMs: 0 },
    { operation: "createEnvironmentToken", attempt: 2, status: 200 },
    { operation: "getUser", attempt: 1, status: 200 },
  ]);
});
