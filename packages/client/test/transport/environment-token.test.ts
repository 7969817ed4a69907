import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken, type EnvironmentTokenOptions } from "../../src/authentication/environment-token.ts";
import { requestEnvironmentToken } from "../../src/authentication/request-environment-token.ts";
import type { ClientOptions } from "../../src/client-options.ts";
import { createClient } from "../../src/create-client.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { createTokenContext } from "../../src/create-token-context.ts";
import type { TokenContext, TokenSource } from "../../src/transport/token-source.ts";
import { version } from "../../src/version.ts";
import {
  byEndpoint,
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

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Answers token-1, token-2 … each good for 100 seconds. */
function tokens(): Reply {
  let count = 0;
  return (request) => json({ token: `token-${++count}`, expiresIn: 100 })(request);
}

/** Answers in one way to requests with one of these tokens, and in another to the others. */
function byToken(names: readonly string[], reply: Reply, other: Reply): Reply {
  return (request) =>
    (names.some((name) => request.headers["authorization"] === `Bearer ${name}`) ? reply : other)(request);
}

interface Scene {
  readonly client: FronteggClient;
  readonly sent: SentRequest[];
  readonly tokenRequests: () => SentRequest[];
}

function scene(token: Reply, api: Reply = json(user), options: Partial<ClientOptions> = {}): Scene {
  const { fetch, sent } = scriptedFetch(byEndpoint(token, api));
  // One server is there; the compiler cannot see that in a Partial.
  const all = { region: "eu", fetch, token: environmentToken(credentials), ...options } as ClientOptions;
  return {
    client: createClient(all),
    sent,
    tokenRequests: () => sent.filter(({ url }) => url.endsWith("/auth/vendor")),
  };
}

/** What a call gives or fails with, whatever it waits for. */
async function settled(call: Promise<unknown>): Promise<unknown> {
  const result = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return result;
}

/** One line for each request: where it went, and with which token. */
function lines(sent: readonly SentRequest[]): string[] {
  return sent.map(({ url, headers }) => `${new URL(url).host} ${headers["authorization"] ?? "credentials"}`);
}

describe("the request for a token", () => {
  test.each([
    [{ region: "eu" }, "https://api.frontegg.com/auth/vendor"],
    [{ region: "us" }, "https://api.us.frontegg.com/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/identity" }, "https://gateway.example/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/identity/" }, "https://gateway.example/auth/vendor"],
    [{ region: undefined, baseUrl: "https://gateway.example/a/identity" }, "https://gateway.example/a/auth/vendor"],
    [
      { region: undefined, baseUrl: "https://gateway.example/identity/a" },
      "https://gateway.example/identity/a/auth/vendor",
    ],
    [{ region: undefined, baseUrl: "http://127.0.0.1:9" }, "http://127.0.0.1:9/auth/vendor"],
  ] as const)("of a client of %j goes to %s with the credentials in its body, and no token", async (options, url) => {
    const { client, sent } = scene(tokens(), json(user), { ...options, environmentId: "e" });
    await expect(client.getUser("a")).resolves.toEqual(user);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual({
      url,
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        "user-agent": `frontegg-identity-client/${version}`,
      },
      body: '{"clientId":"client-1","secret":"MARKER-secret"}',
      redirect: "manual",
      cache: "no-store",
      signal: expect.any(AbortSignal),
    });
    expect(sent[1]?.headers).toMatchObject({ authorization: "Bearer token-1" });
  });

  test.each([
    [{ clientId: "" }, "clientId"],
    [{ clientId: undefined }, "clientId"],
    [{ secret: "" }, "secret"],
    [{ secret: ["MARKER"] }, "secret"],
  ])("is never made with %j", (options, input) => {
    // What callers without types pass.
    const make = (): unknown => environmentToken({ ...credentials, ...options } as EnvironmentTokenOptions);
    expect(make).toThrow(InvalidInputError);
    expect(make).toThrow(new RegExp(`^${input} (is|must be) (?!.*MARKER)`));
  });

  test.each([
    { domain: "app-abc" },
    { domain: "API-abc" },
    { baseUrl: "https://app-abc.frontegg.com/identity" },
    { baseUrl: "https://APP-abc.frontegg.com:443/a/identity" },
    { baseUrl: "https://app-abc.frontegg.com:8443/identity" },
    { baseUrl: "http://app-abc.frontegg.com/identity", allowInsecureHttp: true },
  ])("is never made to %j, which refuses environment tokens: nothing is sent", async (server) => {
    const { client, sent } = scene(tokens(), json(user), { region: undefined, ...server });
    for (const call of [client.getUser("a"), client.updateUser("a", {})]) {
      await expect(call).rejects.toMatchObject({ name: "InvalidInputError", input: "token" });
    }
    expect(sent).toEqual([]);
  });

  test("goes through the client's fetch, time limit, retries and events, whatever those of the call are", async () => {
    const events: unknown[] = [];
    const { fetch, sent } = scriptedFetch(hang, json({ errors: ["later"] }, 503, { "retry-after": "1" }), tokens());
    const client = createClient({
      region: "eu",
      token: environmentToken(credentials),
      fetch,
      timeoutMs: 50,
      retry: { maxRetries: 2 },
      onAttempt: (event) => void events.push(event),
    });
    const own = scriptedFetch(json(user));
    const call = client.http.GET("/resources/vendor-only/users/v1/{userId}", {
      params: { path: { userId: "a" } },
      fetch: ({ url, signal }) => own.fetch(url, { signal }),
      timeoutMs: 1,
      retry: false,
    });
    expect(await settled(call)).toMatchObject({ data: user });
    expect(sent).toHaveLength(3);
    expect(own.sent).toHaveLength(1);
    const common = { operation: "createEnvironmentToken", method: "POST", path: "/auth/vendor" };
    expect(events).toMatchObject([
      { ...common, attempt: 1, error: "TimeoutError", status: undefined, durationMs: 50, waitMs: 0 },
      { ...common, attempt: 2, status: 503, waitMs: 1_000 },
      { ...common, attempt: 3, status: 200, waitMs: undefined },
      { operation: "getUser", attempt: 1, status: 200 },
    ]);
  });
});

describe("one source serves all clients", () => {
  test("1,000 concurrent calls of a client cause one request for a token", { timeout: 60_000 }, async () => {
    const { client, sent, tokenRequests } = scene(tokens());
    const users = await Promise.all(Array.from({ length: 1_000 }, (_, index) => client.getUser(`u-${index}`)));
    expect(users).toHaveLength(1_000);
    expect(tokenRequests()).toHaveLength(1);
    expect(sent).toHaveLength(1_001);
  });

  test("clients of one server share a token, and those of another region have another", async () => {
    const token = environmentToken(credentials);
    const { fetch, sent } = scriptedFetch(
      byEndpoint((request) => json({ token: `of-${new URL(request.url).host}` })(request), json(user)),
    );
    for (const options of [
      { region: "eu" },
      { region: "us", environmentId: "env-1" },
      { region: "eu", environmentId: "env-2" },
      { baseUrl: "https://api.us.frontegg.com/identity/" },
      { baseUrl: "https://api.us.frontegg.com:8443/identity" },
    ] as const) {
      await createClient({ ...options, token, fetch }).getUser("a");
    }
    expect(lines(sent)).toEqual([
      "api.frontegg.com credentials",
      "api.frontegg.com Bearer of-api.frontegg.com",
      "api.us.frontegg.com credentials",
      "api.us.frontegg.com Bearer of-api.us.frontegg.com",
      "api.frontegg.com Bearer of-api.frontegg.com",
      "api.us.frontegg.com Bearer of-api.us.frontegg.com",
      "api.us.frontegg.com:8443 credentials",
      "api.us.frontegg.com:8443 Bearer of-api.us.frontegg.com:8443",
    ]);
  });

  test("the refusal of one region is not that of another", async () => {
    const token = environmentToken(credentials);
    const eu = scene(json({}, 401), json(user), { token });
    const us = scene(tokens(), json(user), { token, region: "us" });
    await expect(eu.client.getUser("a")).rejects.toThrow("401");
    await expect(us.client.getUser("a")).resolves.toEqual(user);
  });

  test("the abort of one waiting call leaves the others alone", async () => {
    let answer!: (response: Response) => void;
    const { client, sent, tokenRequests } = scene(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const controller = new AbortController();
    const gone = client.getUser("a", { signal: controller.signal });
    const stays = client.getUser("b");
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(1);
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    expect(sent[0]?.signal.aborted).toBe(false);
    answer(Response.json({ token: "token-1" }));
    await expect(stays).resolves.toEqual(user);
    expect(tokenRequests()).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  test("the abort of the only waiting call leaves no unhandled rejection when the request then fails", async () => {
    const { client, sent } = scene(hang, json(user), { timeoutMs: 1_000, retry: false });
    const controller = new AbortController();
    const gone = client.getUser("a", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(0);
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    // Vitest fails the run for a rejection that nobody handles.
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true]);
  });

  test("a client whose limits are short doesn't fail the call of another one that waits for its exchange", async () => {
    const token = environmentToken(credentials);
    const { fetch, sent } = scriptedFetch(hang, byEndpoint(tokens(), json(user)));
    const healthCheck = createClient({ region: "eu", token, fetch, timeoutMs: 100, retry: false });
    const main = createClient({ region: "eu", token, fetch });
    const calls = [healthCheck.getUser("a"), main.getUser("b")].map(async (call) =>
      call.catch((error: unknown) => error),
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(await Promise.all(calls)).toMatchObject([{ name: "TimeoutError", timeoutMs: 100 }, user]);
    expect(lines(sent).map((line) => line.replace(/^\S+ /, ""))).toEqual([
      "credentials",
      "credentials",
      "Bearer token-1",
    ]);
  });

  test("a client whose limits are short doesn't wait longer for the exchange of another one", async () => {
    const token = environmentToken(credentials);
    const { fetch } = scriptedFetch(hang, byEndpoint(tokens(), json(user)));
    const main = createClient({ region: "eu", token, fetch });
    const healthCheck = createClient({ region: "eu", token, fetch, timeoutMs: 100, retry: false });
    const waiting = [main.getUser("b"), healthCheck.getUser("a")];
    await vi.advanceTimersByTimeAsync(100);
    await expect(waiting[1]).resolves.toEqual(user);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(waiting[0]).resolves.toEqual(user);
  });

  test.each(["WebSocketPair", undefined])(
    "an exchange that never settles ends no later call than its own (global of Workers: %s)",
    async (global) => {
      if (global) vi.stubGlobal(global, () => {});
      // As on Workers: what a request began never settles once it has ended. No timer of its fires either.
      const dead = new Promise<never>(() => {});
      const { fetch } = scriptedFetch(() => dead, byEndpoint(tokens(), json(user)));
      const source = environmentToken(credentials);
      const stuck = createClient({ region: "eu", fetch, token: source, timeoutMs: 2 ** 31 - 1 });
      const client = createClient({ region: "eu", fetch, token: source });
      const gone = stuck.getUser("a", { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error);
      void stuck.getUser("a");
      expect(await gone).toBe(reason);
      const calls = Promise.all([client.getUser("b"), client.getUser("c")]);
      await vi.advanceTimersByTimeAsync(global ? 0 : 10_000);
      expect(await calls).toEqual([user, user]);
      vi.unstubAllGlobals();
    },
  );

  test("an early renewal is one attempt inside a call, which then uses the valid token", async () => {
    const events: unknown[] = [];
    let isWell = true;
    const { client, tokenRequests } = scene((request) => (isWell ? tokens() : hang)(request), json(user), {
      onAttempt: ({ operation, attempt, error, durationMs, waitMs }) =>
        events.push({ operation, attempt, error, durationMs, waitMs }),
    });
    await client.getUser("a");
    await vi.advanceTimersByTimeAsync(80_000);
    isWell = false;
    const [renewing, other] = [client.getUser("b"), client.getUser("c")];
    await expect(other).resolves.toEqual(user);
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(renewing).resolves.toEqual(user);
    expect(tokenRequests()).toHaveLength(2);
    expect(tokenRequests()[1]?.signal.aborted).toBe(true);
    expect(events).toContainEqual({
      operation: "createEnvironmentToken",
      attempt: 1,
      error: "TimeoutError",
      durationMs: 2_000,
      waitMs: undefined,
    });
    // Nothing is left that keeps the process alive.
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("gets the client's context when a custom source wraps it", async () => {
    const source = environmentToken(credentials);
    const { client, sent } = scene(tokens(), byToken(["token-1"], json({}, 401), json(user)), {
      token: (context) => source(context),
    });
    await expect(client.getUser("a")).resolves.toEqual(user);
    expect(lines(sent).map((line) => line.replace(/^\S+ /, ""))).toEqual([
      "credentials",
      "Bearer token-1",
      "credentials",
      "Bearer token-2",
    ]);
  });
});

describe("a token that the API refuses", () => {
  test("is replaced, and the call replayed once", async () => {
    const { client, sent } = scene(tokens(), byToken(["token-1"], json({}, 401), json(user)));
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

  test("by 100 concurrent calls causes one token request, and one replay each", async () => {
    const { client, sent, tokenRequests } = scene(tokens(), byToken(["token-1"], json({}, 401), json(user)));
    await Promise.all(Array.from({ length: 100 }, () => client.getUser("a")));
    expect(tokenRequests()).toHaveLength(2);
    expect(sent).toHaveLength(2 + 200);
  });

  test.each([
    ["one after the other", 1],
    ["ten at a time", 10],
    ["all at once", 100],
  ])("as it refuses all, costs 100 calls 2 token requests, %s", async (_, atOnce) => {
    const { client, tokenRequests } = scene(tokens(), json({ errors: ["no"] }, 401));
    for (let made = 0; made < 100; made += atOnce) {
      const calls = Array.from({ length: atOnce }, () => client.getUser("a").catch((error: unknown) => error));
      for (const error of await Promise.all(calls)) {
        expect(error).toMatchObject({ name: "ApiError", status: 401, messages: ["no"] });
      }
    }
    expect(tokenRequests()).toHaveLength(2);
  });

  test("is replaced again 5 seconds after its replacement was refused too", async () => {
    const { client, tokenRequests } = scene(tokens(), byToken(["token-1", "token-2"], json({}, 401), json(user)));
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 401, attempts: 2 });
    await vi.advanceTimersByTimeAsync(4_999);
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 401, attempts: 1 });
    await vi.advanceTimersByTimeAsync(1);
    await expect(client.getUser("a")).resolves.toEqual(user);
    expect(tokenRequests()).toHaveLength(3);
  });
});

describe("an answer of the token endpoint", () => {
  const apiJson = { errors: ["MARKER-secret is wrong"], errorCode: "ER-1" };
  const html = "<html>MARKER-secret</html>";

  test.each([
    ["401", json(apiJson, 401)],
    ["401 without a body", text("", 401)],
    ["401 with HTML", text(html, 401)],
    ["400 with the API's JSON error", json(apiJson, 400)],
    ["403 with the API's JSON error", json(apiJson, 403)],
    ["403 with the API's other JSON error", json({ message: "no" }, 403)],
  ])(
    "%s is an AuthenticationError, not retried, which the calls share and the API never hears of",
    async (_, reply) => {
      const { client, sent } = scene(reply);
      const error = await settled(client.getUser("a"));
      expect(error).toMatchObject({ name: "AuthenticationError", operation: "createEnvironmentToken", attempts: 1 });
      expect(JSON.stringify(error)).not.toContain("MARKER");
      expect(await settled(client.updateUser("a", {}))).toBe(error);
      expect(sent).toHaveLength(1);
    },
  );

  test("tells in an AuthenticationError what it says", async () => {
    const { client } = scene(json(apiJson, 401, { "frontegg-trace-id": "t-1" }));
    expect(await settled(client.getUser("a"))).toMatchObject({
      message:
        "POST /auth/vendor refused the credentials: 401, [redacted] is wrong, ER-1, trace ID t-1. " +
        "Are they for api.frontegg.com, or for another region?",
      host: "api.frontegg.com",
      status: 401,
      traceId: "t-1",
      errorCode: "ER-1",
      messages: ["[redacted] is wrong"],
    });
  });

  // What the endpoint does, what comes of it after how many requests, and whether the next calls share that for a while.
  test.each([
    ["302", "ApiError", 1, false, json({}, 302)],
    ["400 with HTML", "ApiError", 1, false, text(html, 400)],
    ["400 without a body", "ApiError", 1, false, text("", 400)],
    ["403 with HTML", "ApiError", 1, false, text(html, 403)],
    ["403 with another JSON", "ApiError", 1, false, json({ blocked: true }, 403)],
    ["404 with HTML", "ApiError", 1, false, text(html, 404)],
    ["404 with the API's JSON error", "ApiError", 1, false, json(apiJson, 404)],
    ["413", "ApiError", 1, false, json(apiJson, 413)],
    ["422", "ApiError", 1, false, json(apiJson, 422)],
    ["501", "ApiError", 1, false, json({}, 501)],
    ["408", "ApiError", 3, false, json({}, 408)],
    ["429", "ApiError", 3, false, json({}, 429)],
    ["500", "ApiError", 3, false, json({}, 500)],
    ["503", "ApiError", 3, false, json({}, 503)],
    ["429, Retry-After: 0", "ApiError", 3, false, json({}, 429, { "retry-after": "0" })],
    ["429, Retry-After: 1", "ApiError", 3, true, json({}, 429, { "retry-after": "1" })],
    ["503, Retry-After: 1", "ApiError", 3, true, json({}, 503, { "retry-after": "1" })],
    ["429, Retry-After: 7200", "ApiError", 1, true, json({}, 429, { "retry-after": "7200" })],
    ["a lost connection", "NetworkError", 3, false, connectionError("ECONNRESET")],
    ["no answer in time", "TimeoutError", 3, false, hang],
    ["200 without a token", "InvalidResponseError", 1, false, json({})],
    ["401", "AuthenticationError", 1, true, json({}, 401)],
  ] as const)("%s is an %s after %d requests, shared for 5 seconds: %s", async (_, name, attempts, isShared, reply) => {
    let isWell = false;
    const { client, sent } = scene((request) => (isWell ? json({ token: "token-1" }) : reply)(request), json(user), {
      timeoutMs: 10,
    });
    const error = await settled(client.getUser("a"));
    expect(error).toMatchObject({ name, operation: "createEnvironmentToken", path: "/auth/vendor", attempts });
    expect(JSON.stringify(error)).not.toContain("MARKER");
    expect(sent).toHaveLength(attempts);
    isWell = true;
    if (isShared) {
      expect(await settled(client.getUser("a"))).toBe(error);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(await settled(client.getUser("a"))).toEqual(user);
    expect(sent).toHaveLength(attempts + 2);
  });

  test.each([
    "",
    "<html>",
    "null",
    "[]",
    '"text"',
    '{"token":""}',
    '{"token":7}',
    '{"token":"a b"}',
    String.raw`{"token":"MARKER\r\nx-evil: 1"}`,
    '{"access_token":"MARKER-other"}',
  ])("200 with %s is an InvalidResponseError that shows nothing of it", async (body) => {
    const { client } = scene(text(body, 200, { "frontegg-trace-id": "t-1" }));
    const error = await settled(client.getUser("a"));
    expect(error).toMatchObject({ name: "InvalidResponseError", status: 200, traceId: "t-1", bodyExcerpt: "" });
    expect(JSON.stringify(error)).not.toContain("MARKER");
  });
});

test.each([400, 401, 403, 404, 500, 502])(
  "an answer %s to a token request shows nothing of its body but the messages",
  async (status) => {
    const { client } = scene(json({ token: "MARKER", errors: ["no"] }, status));
    const error = await settled(client.getUser("a"));
    expect(error).toMatchObject({ status, messages: ["no"] });
    expect(inspect(error)).not.toContain("MARKER");
  },
);

/** Calls with a source that tells what it was given. */
async function issued(reply: Reply): Promise<unknown> {
  const results: unknown[] = [];
  const { client } = scene(reply, json(user), {
    token: async (context: TokenContext) => {
      const result = await requestEnvironmentToken(context, credentials);
      results.push(result);
      return result.token;
    },
  });
  await client.getUser("a");
  return results;
}

const EVIL = "https://evil.example/identity";

const ownSource: TokenSource = async (context) =>
  `${(await requestEnvironmentToken(context, credentials)).token} after ${context.rejectedToken}`;

describe("a custom token source that exchanges credentials", () => {
  test.each([
    ["100", 100],
    ["0.5", 0.5],
    ["1e999", Infinity],
    ["null", undefined],
    ['"86400"', undefined],
    ["{}", undefined],
    ["true", undefined],
    ["[100]", undefined],
  ])("gets the token, and its life as far as it is told: %s", async (expiresIn, seconds) => {
    const reply = text(`{"token":"token-1","expiresIn":${expiresIn},"refreshToken":"x"}`);
    expect(await issued(reply)).toStrictEqual([{ token: "token-1", expiresIn: seconds }]);
    expect(await issued(json({ token: "token-1" }))).toStrictEqual([{ token: "token-1", expiresIn: undefined }]);
  });

  test("is told where the client calls, and which token was refused, and asks by the client's means", async () => {
    const contexts: TokenContext[] = [];
    const { client, tokenRequests } = scene(tokens(), json({}, 401), {
      region: "us",
      token: async (context: TokenContext) => {
        contexts.push(context);
        return (await requestEnvironmentToken(context, credentials)).token;
      },
    });
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 401 });
    const baseUrl = "https://api.us.frontegg.com/identity";
    expect(contexts.map((context) => [context.baseUrl, context.rejectedToken])).toStrictEqual([
      [baseUrl, undefined],
      [baseUrl, "token-1"],
    ]);
    expect(tokenRequests()).toHaveLength(2);
  });

  test("can be tested without a client, with createTokenContext", async () => {
    const { fetch, sent } = scriptedFetch(tokens());
    const context = createTokenContext({ region: "us", fetch, rejectedToken: "token-0" });
    await expect(ownSource(context)).resolves.toBe("token-1 after token-0");
    expect(lines(sent)).toEqual(["api.us.frontegg.com credentials"]);
    expect(() => createTokenContext({ region: "eu", timeoutMs: 0 })).toThrow(InvalidInputError);
  });

  test.each<[string, (context: TokenContext) => TokenContext]>([
    ["a copy", (context) => ({ ...context, baseUrl: EVIL })],
    ["a child", (context) => Object.create(context, { baseUrl: { value: EVIL } }) as TokenContext],
    [
      "a proxy",
      (context) => new Proxy({ ...context }, { get: (of, key) => (key === "baseUrl" ? EVIL : Reflect.get(of, key)) }),
    ],
  ])("sends the secret to the client's server, whatever %s of the context says", async (_, change) => {
    const { fetch, sent } = scriptedFetch(tokens());
    const context = change(createTokenContext({ region: "us", fetch }));
    expect(context.baseUrl).toBe(EVIL);
    await requestEnvironmentToken(context, credentials);
    await environmentToken(credentials)(context);
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(["api.us.frontegg.com", "api.us.frontegg.com"]);
  });

  test("shares no token between servers because a copy of the context names another one", async () => {
    const { fetch, sent } = scriptedFetch(tokens());
    const source = environmentToken(credentials);
    const [us, eu] = (["us", "eu"] as const).map((region) => createTokenContext({ region, fetch })) as [
      TokenContext,
      TokenContext,
    ];
    await source(us);
    await source({ ...eu, baseUrl: us.baseUrl });
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(["api.us.frontegg.com", "api.frontegg.com"]);
  });

  test("can't change its context", () => {
    const context = createTokenContext({ region: "us" });
    expect(Reflect.set(context, "baseUrl", EVIL)).toBe(false);
  });

  test.each([undefined, null, {}, { baseUrl: "https://api.frontegg.com/identity", send() {} }])(
    "is refused with a context that no client made: %j",
    async (context) => {
      const made = context as unknown as TokenContext; // what callers without types pass
      await expect(requestEnvironmentToken(made, credentials)).rejects.toMatchObject({ input: "context" });
    },
  );
});
