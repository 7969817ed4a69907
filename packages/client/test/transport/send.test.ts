import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken } from "../../src/authentication/environment-token.ts";
import type { ClientOptions } from "../../src/client-options.ts";
import { createClient } from "../../src/create-client.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { NetworkError } from "../../src/errors/network-error.ts";
import { TimeoutError } from "../../src/errors/timeout-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import type { AttemptEvent } from "../../src/transport/attempt-event.ts";
import type { TokenContext, TokenSource } from "../../src/transport/token-source.ts";
import {
  byEndpoint,
  connectionError,
  hang,
  json,
  rejection,
  scriptedFetch,
  text,
  user,
  type Reply,
  type SentRequest,
} from "../scripted-fetch.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const unavailable = json({ errors: ["later"] }, 503);
const unauthorized = json({ errors: ["Unauthorized"] }, 401);
const reason = new Error("the caller's reason");

/** Answers the start of a body, and nothing more until the request is aborted. */
const stalled =
  (status: number): Reply =>
  ({ signal }) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"id":'));
          signal.addEventListener("abort", () => controller.error(signal.reason));
        },
      }),
      { status },
    );

/** Answers a failure whose body breaks off. */
const broken: Reply = () =>
  new Response(new ReadableStream({ start: (controller) => controller.error(new Error("reset")) }), { status: 404 });

/** Never comes, until it is made to. */
function deaf<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let settle!: { resolve: (value: T) => void; reject: (error: unknown) => void };
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

/** Answers a body that never ends, and that no signal ends. */
const endless =
  (status: number): Reply =>
  () =>
    new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) }), {
      status,
    });

/** Answers as node-fetch, cross-fetch and React Native do, whose body is no web stream. */
const streamless =
  (status: number, body: string): Reply =>
  () => {
    const headers = new Headers({ "frontegg-trace-id": "t-1" });
    const response = { status, ok: status === 200, statusText: "", headers, body: {}, text: async () => body };
    return response as unknown as Response; // as much of one as they have in common
  };

/** Answers 401 after 30 ms. */
const slowly401: Reply = async (request) => {
  await vi.advanceTimersByTimeAsync(30);
  return unauthorized(request);
};

/** Answers 429 with a date, after the wall clock was set. */
function limitedAt(clock: number, headers: Record<string, string> = {}): Reply {
  return (request) => {
    vi.setSystemTime(clock);
    return json({}, 429, { "retry-after": "Sun, 01 Mar 2026 12:00:05 GMT", ...headers })(request);
  };
}

/** Rejects as Deno does when a connection fails. */
function denoError(said: string): Reply {
  const cause = new Error(
    `error sending request for url (https://api.frontegg.com/identity): client error (Connect): ${said}`,
  );
  return rejection(new TypeError("fetch failed", { cause }));
}

/** `Request` as Workers with old compatibility dates have it. */
function oldRequest(): never {
  throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
}

let random: number;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  random = 0.5;
  vi.spyOn(Math, "random").mockImplementation(() => random);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Scene {
  readonly client: FronteggClient;
  readonly sent: SentRequest[];
  readonly events: AttemptEvent[];
}

function scene(replies: [Reply, ...Reply[]], options: Partial<ClientOptions> = {}): Scene {
  const { fetch, sent } = scriptedFetch(...replies);
  const events: AttemptEvent[] = [];
  // One server and one token are there; the compiler cannot see that in a Partial.
  const all = { region: "eu", token: "t0k3n", fetch, onAttempt: events.push.bind(events), ...options } as ClientOptions;
  return { client: createClient(all), sent, events };
}

/** Runs a call to its end, whatever it waits for, and gives its result or error. */
async function settled(call: Promise<unknown>): Promise<unknown> {
  const result = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return result;
}

describe("a passing failure is tried again", () => {
  test("up to two times, each after twice the back-off, and then thrown with the number of attempts", async () => {
    const { client, sent, events } = scene([unavailable]);
    const error = await settled(client.getUser("a"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, attempts: 3, operation: "getUser", method: "GET", messages: ["later"] });
    expect(sent).toHaveLength(3);
    expect(events.map(({ waitMs }) => waitMs)).toEqual([250, 500, undefined]);
  });

  test("exactly after the wait that was asked for, and not before", async () => {
    random = 0;
    const { client, sent } = scene([json({}, 429, { "retry-after": "7" }), json(user)]);
    const call = client.getUser("a");
    await vi.advanceTimersByTimeAsync(6_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    await expect(call).resolves.toEqual(user);
  });

  test("with the same URL, method and body, and a signal of its own", async () => {
    const { client, sent } = scene([unavailable, connectionError("ECONNRESET"), json(user)]);
    await settled(client.updateUser("a", { name: "Ada" }));
    const [first, second, third] = sent;
    expect(second).toEqual({ ...first, signal: expect.any(AbortSignal) });
    expect(third).toEqual({ ...first, signal: expect.any(AbortSignal) });
    expect(first?.body).toBe('{"name":"Ada"}');
    expect(new Set(sent.map(({ signal }) => signal)).size).toBe(3);
    expect(sent.every(({ signal }) => !signal.aborted)).toBe(true);
  });

  test.each([
    { wait: "Retry-After seconds", headers: { "retry-after": "3" }, waitMs: 3_000 },
    { wait: "Retry-After: 0", headers: { "retry-after": "0" }, waitMs: 0 },
    { wait: "a Retry-After date", headers: { "retry-after": "Sun, 01 Mar 2026 12:00:09 GMT" }, waitMs: 9_000 },
    { wait: "X-Rate-Limit-Reset", headers: { "x-rate-limit-reset": "2026-03-01T12:00:11.500Z" }, waitMs: 11_500 },
    { wait: "X-Rate-Limit-Reset seconds", headers: { "x-rate-limit-reset": "4" }, waitMs: 4_000 },
    { wait: "X-Rate-Limit-Reset epoch seconds", headers: { "x-rate-limit-reset": "1772366405" }, waitMs: 5_000 },
    { wait: "the back-off, for junk", headers: { "retry-after": "soon", "x-rate-limit-reset": "-1" }, waitMs: 250 },
    { wait: "the back-off, for none", headers: {}, waitMs: 250 },
    { wait: "exactly the cap", headers: { "retry-after": "60" }, waitMs: 60_000 },
  ])("after $wait: $waitMs ms", async ({ headers, waitMs }) => {
    if (!waitMs || waitMs > 250) random = 0;
    const { client, events } = scene([json({}, 429, headers), json(user)]);
    await expect(settled(client.getUser("a"))).resolves.toEqual(user);
    expect(events[0]?.waitMs).toBe(waitMs);
  });

  test("up to a back-off later than the server asked for, so that a hundred waiting calls don't start at once", async () => {
    const waits = new Set<number | undefined>();
    for (random = 0; random < 1; random += 0.01) {
      const { client, events } = scene([json({}, 429, { "retry-after": "7" }), json(user)]);
      await settled(client.getUser("a"));
      waits.add(events[0]?.waitMs);
    }
    expect(waits.size).toBeGreaterThanOrEqual(100);
    expect(Math.min(...(waits as Set<number>))).toBe(7_000);
    expect(Math.max(...(waits as Set<number>))).toBeLessThanOrEqual(7_500);
  });

  test("never later than maxDelayMs for it", async () => {
    random = 0.999;
    const { client, events } = scene([json({}, 429, { "retry-after": "59.9" }), json(user)]);
    await settled(client.getUser("a"));
    expect(events[0]?.waitMs).toBe(60_000);
  });

  test.each([
    { maxRetries: 0, attempts: 1 },
    { maxRetries: 1, attempts: 2 },
    { maxRetries: 7, attempts: 8 },
  ])("as often as maxRetries: $maxRetries says", async ({ maxRetries, attempts }) => {
    const { client, sent } = scene([unavailable], { retry: { maxRetries } });
    expect(await settled(client.getUser("a"))).toMatchObject({ attempts });
    expect(sent).toHaveLength(attempts);
  });

  test("not at all with retry: false", async () => {
    const { client, sent } = scene([unavailable], { retry: false });
    expect(await settled(client.getUser("a"))).toMatchObject({ attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test("as often as the call says, even if the client says otherwise", async () => {
    const { client } = scene([unavailable], { retry: { maxRetries: 7 } });
    for (const [retry, attempts] of [
      [false, 1],
      [{ maxRetries: 1 }, 2],
      [{}, 8],
      [undefined, 8],
    ] as const) {
      expect(await settled(client.getUser("a", { retry }))).toMatchObject({ attempts });
    }
  });

  test("as long as the client says, if the call says only how often", async () => {
    const limited = json({}, 429, { "retry-after": "2" });
    const { client, sent } = scene([limited], { retry: { maxDelayMs: 1_000 } });
    expect(await settled(client.getUser("a", { retry: { maxRetries: 4 } }))).toMatchObject({ attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test("returns a success that follows", async () => {
    const { client } = scene([connectionError("ECONNRESET"), text("<html>", 502), json(user)]);
    await expect(settled(client.getUser("a"))).resolves.toEqual(user);
  });

  describe.each<[string, (client: FronteggClient) => Promise<unknown>]>([
    ["an unenrolment", (client) => client.unenrollUserMfa("a")],
    ["an update that adds a phone number", (client) => client.updateUser("a", { phoneNumber: "+14155550100" })],
  ])("of %s", (_, call) => {
    test.each([
      ["503", unavailable],
      ["ECONNRESET", connectionError("ECONNRESET")],
      ["UND_ERR_SOCKET", connectionError("UND_ERR_SOCKET")],
      ["no reason", rejection(undefined)],
      ["a time-out", hang],
    ])("but not after %s: it may have been carried out", async (_reply, reply) => {
      const { client, sent } = scene([reply, json({})]);
      expect(await settled(call(client))).toMatchObject({ attempts: 1 });
      expect(sent).toHaveLength(1);
    });

    test.each([
      ["429", json({}, 429)],
      ["ECONNREFUSED", connectionError("ECONNREFUSED")],
      ["ENOTFOUND", connectionError("ENOTFOUND")],
      ["UND_ERR_CONNECT_TIMEOUT", connectionError("UND_ERR_CONNECT_TIMEOUT")],
      ["EHOSTUNREACH", connectionError("EHOSTUNREACH")],
      ["ENETUNREACH", connectionError("ENETUNREACH")],
      ["EADDRNOTAVAIL", connectionError("EADDRNOTAVAIL")],
      ["a refused connection on Deno", denoError("tcp connect error: Connection refused (os error 111)")],
      ["an unknown host on Deno", denoError("dns error: failed to lookup address information")],
    ])("after %s: it was not carried out", async (_reply, reply) => {
      const { client, sent } = scene([reply, json({})]);
      expect(await settled(call(client))).not.toBeInstanceOf(Error);
      expect(sent).toHaveLength(2);
    });
  });

  test("after the back-off for a 503 with X-Rate-Limit-Reset, which belongs to 429", async () => {
    const reset = { "x-rate-limit-reset": "2026-03-01T12:02:00Z" };
    const { client, events } = scene([json({}, 503, reset), json(user)]);
    expect(await settled(client.getUser("a"))).toEqual(user);
    expect(events[0]?.waitMs).toBe(250);
    const final = scene([json({}, 404, reset)]);
    expect(await settled(final.client.getUser("a"))).toMatchObject({ status: 404, retryAfterMs: undefined });
  });
});

describe("the cap on waits", () => {
  test("limits each wait, and the error carries the longer wait that the server asked for", async () => {
    const { client, sent, events } = scene([json({}, 429, { "retry-after": "61" })]);
    expect(await settled(client.getUser("a"))).toMatchObject({ status: 429, attempts: 1, retryAfterMs: 61_000 });
    expect(sent).toHaveLength(1);
    expect(events[0]).toHaveProperty("waitMs", undefined);
  });

  test("ends the call even if the wait is too long for a timer", async () => {
    for (const maxDelayMs of [60_000, 2 ** 31 - 1]) {
      const { client, sent } = scene([json({}, 429, { "retry-after": "2147484" })], { retry: { maxDelayMs } });
      expect(await settled(client.getUser("a"))).toMatchObject({ attempts: 1, retryAfterMs: 2_147_483_647 });
      expect(sent).toHaveLength(1);
    }
  });

  test("is maxDelayMs", async () => {
    const retry = { maxDelayMs: 500 };
    const over = scene([json({}, 429, { "retry-after": "0.501" })], { retry });
    expect(await settled(over.client.getUser("a"))).toMatchObject({ attempts: 1, retryAfterMs: 501 });
    const under = scene([json({}, 429, { "retry-after": "0.5" }), json(user)], { retry });
    expect(await settled(under.client.getUser("a"))).toEqual(user);
  });

  test("shortens the back-off, and never makes it the end", async () => {
    random = 0.999;
    const { client, events } = scene([unavailable], { retry: { maxDelayMs: 100, maxRetries: 3 } });
    expect(await settled(client.getUser("a"))).toMatchObject({ attempts: 4 });
    expect(events.map(({ waitMs }) => waitMs)).toEqual([100, 100, 100, undefined]);
  });
});

describe("the time limit", () => {
  test("is for each attempt: three hang for three times timeoutMs", async () => {
    random = 0;
    const { client, sent } = scene([hang], { timeoutMs: 1_000 });
    const call = client.getUser("a").catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(1);
    const error = await call;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ attempts: 3, timeoutMs: 1_000, operation: "getUser" });
  });

  test("is 10 seconds, unless the client or the call says otherwise", async () => {
    for (const [options, callOptions, timeoutMs] of [
      [{}, {}, 10_000],
      [{ timeoutMs: 50 }, {}, 50],
      [{ timeoutMs: 50 }, { timeoutMs: 70 }, 70],
    ] as const) {
      const { client } = scene([hang], { retry: false, ...options });
      expect(await settled(client.getUser("a", callOptions))).toMatchObject({ name: "TimeoutError", timeoutMs });
    }
  });

  test("covers the body", async () => {
    const { client } = scene([stalled(200)], { retry: false, timeoutMs: 1_000 });
    expect(await settled(client.getUser("a"))).toBeInstanceOf(TimeoutError);
  });

  test("keeps the status of a failure even if the body is late or breaks off", async () => {
    for (const reply of [stalled(404), broken]) {
      const { client, events } = scene([reply], { timeoutMs: 1_000 });
      expect(await settled(client.getUser("a"))).toMatchObject({ name: "ApiError", status: 404, bodyExcerpt: "" });
      expect(events).toMatchObject([{ status: 404, error: undefined }]);
    }
  });

  test("leaves no timer behind, however a call ends", async () => {
    for (const reply of [json(user), unavailable, connectionError("ECONNRESET"), rejection(undefined), text("x")]) {
      const { client } = scene([reply], { retry: false });
      await client.getUser("a").catch(() => {});
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe("a failure of the network is a NetworkError", () => {
  test.each([
    ["fetch's own error", new TypeError("fetch failed"), "fetch failed"],
    ["an error with a code", Object.assign(new Error("x"), { code: "ECONNRESET" }), "x (ECONNRESET)"],
    ["an AbortError nobody asked for", new DOMException("aborted", "AbortError"), "aborted"],
    [
      "Workers' error",
      Object.assign(new Error("Network connection lost."), { retryable: true }),
      "Network connection lost.",
    ],
    ["nothing", undefined, "undefined"],
    [
      "a proxy's refusal, which undici hides behind a code",
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("Proxy response (407) !== 200 when HTTP Tunneling"), {
          code: "UND_ERR_ABORTED",
        }),
      }),
      "fetch failed: Proxy response (407) !== 200 when HTTP Tunneling (UND_ERR_ABORTED)",
    ],
  ])("that names the host and the cause: %s", async (_, value, said) => {
    const { client } = scene([rejection(value)], { retry: false });
    const error = await settled(client.getUser("a"));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      attempts: 1,
      host: "api.frontegg.com",
      message: `GET /resources/vendor-only/users/v1/a got no complete response from api.frontegg.com: ${said}`,
    });
  });

  test("whose code is no secret either", async () => {
    const { client } = scene([connectionError("SECRET_AS_A_CODE")], { retry: false, token: "SECRET_AS_A_CODE" });
    const error = await settled(client.getUser("a"));
    expect(error).toMatchObject({ name: "NetworkError", code: "[redacted]" });
    expect(JSON.stringify(error)).not.toContain("AS_A_CODE");
  });

  test("even if the body breaks off with an error that has no code", async () => {
    const lost = new Response(new ReadableStream({ start: (controller) => controller.error(new Error("lost")) }));
    const { client } = scene([() => lost], { retry: false });
    expect(await settled(client.getUser("a"))).toBeInstanceOf(NetworkError);
  });
});

test.each([
  ["a certificate that isn't trusted", connectionError("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
  ["a proxy's refusal", rejection(new TypeError("Proxy response (407) !== 200 when HTTP Tunneling"))],
])(
  "%s is told at once, by a read and by a token request, because another attempt would meet it too",
  async (_, reply) => {
    for (const token of ["t0k3n", environmentToken({ clientId: "client-1", secret: "secret-of-the-test" })]) {
      const { client, sent } = scene([reply], { token });
      expect(await settled(client.getUser("a"))).toMatchObject({ name: "NetworkError", attempts: 1 });
      expect(sent).toHaveLength(1);
    }
  },
);

test("the stack of a refused token leads to the call of http", async () => {
  const { client } = scene([json(user)], { token: () => "" });
  const error = await settled(
    (async function theUsersFunction() {
      await client.http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId: "a" } } });
    })(),
  );
  expect(error).toMatchObject({ name: "InvalidInputError", stack: expect.stringContaining("theUsersFunction") });
});

test.each<[string, Reply, object?]>([
  ["ApiError", json({}, 404)],
  ["AuthenticationError", json({}, 401), { token: environmentToken({ clientId: "client-1", secret: "secret-1" }) }],
  ["InvalidResponseError", text("<html>")],
  ["NetworkError", connectionError("ECONNRESET")],
  ["TimeoutError", hang, { timeoutMs: 5 }],
])("the stack of an %s leads to the call", async (name, reply, options) => {
  const { client } = scene([reply], { retry: false, ...options });
  const error = await settled(
    (async function theUsersFunction() {
      await client.getUser("a", { signal: new AbortController().signal });
    })(),
  );
  expect(error).toMatchObject({ name, stack: expect.stringContaining("theUsersFunction") });
});

describe("rethrows any other error of fetch unchanged, at once", () => {
  test.each([
    ["Next.js' signal", Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" })],
    ["Next.js' signal with a code", Object.assign(new Error("x"), { code: "NEXT_STATIC_GEN_BAILOUT" })],
    ["an error", new Error("someone's own")],
    ["a bug in fetch", new ReferenceError("x is not defined")],
    ["a string", "lost"],
    ["an object", {}],
  ])("%s", async (_, thrown) => {
    const { client, sent, events } = scene([rejection(thrown)]);
    expect(await settled(client.getUser("a"))).toBe(thrown);
    expect(sent).toHaveLength(1);
    expect(events).toEqual([expect.objectContaining({ error: "OtherError", waitMs: undefined })]);
  });

  test("even if fetch throws it before it returns a promise", async () => {
    const fetch = (): never => {
      throw reason;
    };
    const { client } = scene([unavailable], { fetch });
    expect(await settled(client.getUser("a"))).toBe(reason);
  });

  test("even if looking at it throws", async () => {
    const trap = new Proxy(new Error("x"), {
      has: () => {
        throw reason;
      },
    });
    const { client } = scene([rejection(trap)]);
    expect(await settled(client.getUser("a"))).toBe(reason);
  });

  test("rejects even during a token request, and the next call works", async () => {
    const { client, sent } = scene([rejection(reason), byEndpoint(json({ token: "token-1" }), json(user))], {
      token: environmentToken({ clientId: "client-1", secret: "secret-of-the-test" }),
    });
    expect(await settled(client.getUser("a"))).toBe(reason);
    expect(await settled(client.getUser("a"))).toEqual(user);
    expect(sent).toHaveLength(3);
  });
});

describe("caches between the client and the API keep nothing", () => {
  const path = "/resources/vendor-only/users/v1/{userId}";
  const params = { path: { userId: "a" } };

  test("neither a token nor what an operation reads or changes: cache is no-store", async () => {
    const token = environmentToken({ clientId: "client-1", secret: "secret-of-the-test" });
    const { client, sent } = scene([byEndpoint(json({ token: "token-1" }), json(user))], { token });
    await client.getUser("a");
    await client.updateUser("a", {});
    await client.unenrollUserMfa("a");
    await client.http.GET(path, { params });
    expect(sent.map(({ cache }) => cache)).toEqual(Array.from({ length: 5 }, () => "no-store"));
  });

  test.each([
    ["cache", { cache: "force-cache" }, "force-cache"],
    ["next, of Next.js", { next: { revalidate: 60 } }, undefined],
    ["cf, of Workers", { cf: { cacheTtl: 60 } }, undefined],
  ] as const)("unless a call of http says otherwise by %s", async (_, init, cache) => {
    const { client, sent } = scene([json(user)]);
    await client.http.GET(path, { params, ...init });
    expect(sent[0]?.cache).toBe(cache);
  });

  test.each([
    ["refuses it, as Workers with old compatibility dates do", oldRequest],
    ["has no Request", undefined],
  ])("unless the runtime %s", async (_, request) => {
    vi.stubGlobal("Request", request);
    vi.resetModules();
    const { createClient: createHere } = await import("../../src/create-client.ts");
    const { fetch, sent } = scriptedFetch(json(user));
    await createHere({ region: "eu", token: "t0k3n", fetch }).getUser("a");
    vi.unstubAllGlobals();
    vi.resetModules(); // this copy remembers what the runtime refused
    expect(sent).toEqual([expect.objectContaining({ cache: undefined })]);
  });
});

describe("on Deno, which resends requests by itself", () => {
  test("a request that must not be repeated has a body that Deno can't send twice", async () => {
    vi.stubGlobal("Deno", {});
    const { client, sent } = scene([json(user)]);
    await client.unenrollUserMfa("a");
    await client.updateUser("a", { phoneNumber: "+14155550100" });
    await client.updateUser("a", { name: "Ada" });
    await client.getUser("a");
    vi.unstubAllGlobals();
    const bodies = await Promise.all(
      sent.map(async ({ body }) => (body instanceof Blob ? ["Blob", await body.text()] : body)),
    );
    expect(bodies).toEqual([["Blob", ""], ["Blob", '{"phoneNumber":"+14155550100"}'], '{"name":"Ada"}', null]);
  });
});

describe("the caller's abort", () => {
  test.each([
    ["an error", reason],
    ["a string", "enough"],
    ["null", null],
  ])("reaches the caller as it is: %s", async (_, thrown) => {
    const { client } = scene([hang]);
    const controller = new AbortController();
    const call = client.getUser("a", { signal: controller.signal });
    controller.abort(thrown);
    await expect(call).rejects.toBe(thrown);
  });

  test("before the call, sends nothing, asks for no token and makes no event", async () => {
    const token = vi.fn(() => "t0k3n");
    for (const options of [{}, { token }]) {
      const { client, sent, events } = scene([json(user)], options);
      await expect(client.getUser("a", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      await vi.runAllTimersAsync();
      expect(sent).toEqual([]);
      expect(events).toEqual([]);
    }
    expect(token).not.toHaveBeenCalled();
  });

  test("by AbortSignal.timeout says in its cause which call it ended, and what the API answered last", async () => {
    const headers = { "retry-after": "30", "frontegg-trace-id": "trace-1" };
    const ends: unknown[] = [];
    for (const replies of [[json({ errors: ["slow down"] }, 429, headers)], [hang]] as [Reply][]) {
      const { client } = scene(replies);
      // AbortSignal.timeout knows no fake timers. This is its reason.
      const controller = new AbortController();
      const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      setTimeout(() => controller.abort(timeout), 5_000);
      const error = await settled(client.getUser("a", { signal: controller.signal }));
      expect(error).toBe(timeout);
      ends.push((error as Error).cause);
    }
    const call = { operation: "getUser", attempts: 1, path: "/resources/vendor-only/users/v1/a" };
    expect(ends).toMatchObject([
      { ...call, name: "ApiError", status: 429, traceId: "trace-1", messages: ["slow down"] },
      { ...call, name: "NetworkError", message: expect.stringContaining("the caller's signal ended the call") },
    ]);
  });

  test("by AbortSignal.timeout keeps the cause of the first call that it ended", async () => {
    const controller = new AbortController();
    const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    const { client } = scene([hang]);
    const calls = ["a", "b"].map(async (id) =>
      client.getUser(id, { signal: controller.signal }).catch((error: unknown) => error),
    );
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(timeout);
    expect(await Promise.all(calls)).toEqual([timeout, timeout]);
    expect(timeout.cause).toMatchObject({ path: "/resources/vendor-only/users/v1/a" });
  });

  test("accepts a signal without throwIfAborted and reason, as the abort-controller package makes it", async () => {
    const { client, sent } = scene([hang]);
    const old = Object.assign(new EventTarget(), { aborted: false });
    const signal = old as unknown as AbortSignal; // as much of one as such packages have
    const call = client.getUser("a", { signal });
    await vi.advanceTimersByTimeAsync(10);
    old.aborted = true;
    old.dispatchEvent(new Event("abort"));
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    await expect(client.getUser("a", { signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(sent).toHaveLength(1);
  });

  test("ends a request, which is not tried again", async () => {
    const { client, sent, events } = scene([hang]);
    const controller = new AbortController();
    const call = client.getUser("a", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.signal).toMatchObject({ aborted: true, reason });
    expect(events).toEqual([expect.objectContaining({ attempt: 1, error: "AbortError" })]);
  });

  test("ends a wait at once", async () => {
    const { client, sent } = scene([json({}, 429, { "retry-after": "30" })]);
    const controller = new AbortController();
    const call = client.getUser("a", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends the wait for a token, and sends nothing with a token that arrives later", async () => {
    const late = deaf<string>();
    const { client, sent, events } = scene([json(user)], { token: () => late.promise });
    const controller = new AbortController();
    const call = client.getUser("a", { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    late.resolve("t0k3n");
    await vi.runAllTimersAsync();
    expect([sent, events]).toEqual([[], []]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("ends the wait for a token even if the token function itself aborts", async () => {
    const controller = new AbortController();
    const { client, sent } = scene([json(user)], {
      token() {
        controller.abort(reason);
        return new Promise(() => {});
      },
    });
    await expect(client.getUser("a", { signal: controller.signal })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test("in the turn of the call sends nothing, even if the token is at hand", async () => {
    const { client, sent } = scene([json(user)]);
    await client.getUser("a");
    const controller = new AbortController();
    const call = client.unenrollUserMfa("a", { signal: controller.signal });
    queueMicrotask(() => controller.abort(reason));
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  test("ends the wait for a fresh token", async () => {
    const { client, sent } = scene([unauthorized], {
      token: ({ rejectedToken }) => (rejectedToken === undefined ? "stale" : new Promise(() => {})),
    });
    const controller = new AbortController();
    const call = client.getUser("a", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  test.each(["later", 7, {}, new AbortController()])("refuses %j, which isn't a signal", async (signal) => {
    const { client, sent } = scene([json(user)]);
    // What callers without types pass.
    const options = { signal } as unknown as { signal: AbortSignal };
    await expect(client.getUser("a", options)).rejects.toMatchObject({ name: "InvalidInputError", input: "signal" });
    expect(sent).toEqual([]);
  });

  test("accepts null as no signal", async () => {
    const { client } = scene([json(user)]);
    await expect(client.getUser("a", { signal: null })).resolves.toEqual(user);
  });

  test("wins over a failure of the same moment", async () => {
    const controller = new AbortController();
    const { client } = scene([
      () => {
        controller.abort(reason);
        throw new TypeError("fetch failed");
      },
    ]);
    await expect(client.getUser("a", { signal: controller.signal })).rejects.toBe(reason);
  });

  test("leaves no listener on the signal, however the call ends", async () => {
    const { signal } = new AbortController();
    for (const reply of [json(user), unavailable, unauthorized, connectionError("ECONNRESET"), text("x"), hang]) {
      const { client } = scene([reply], { token: async () => "t0k3n" });
      await settled(client.getUser("a", { signal }));
      expect(getEventListeners(signal, "abort")).toEqual([]);
    }
  });
});

describe("a fetch that ignores its signal", () => {
  const replies: Record<string, Reply> = {
    "that never answers": () => new Promise(() => {}),
    "whose body never ends": endless(200),
    "whose error body never ends": endless(404),
    "whose text() never settles": () => {
      const response = Response.json(user);
      response.text = () => new Promise(() => {});
      return response;
    },
  };

  describe.each(Object.entries(replies))("%s", (_, reply) => {
    test("ends with the time limit, for each attempt", async () => {
      const { client, sent, events } = scene([reply], { timeoutMs: 1_000, retry: { maxRetries: 1, maxDelayMs: 0 } });
      const call = client.getUser("a").catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(999);
      expect(sent).toHaveLength(1);
      const error = await settled(call);
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ attempts: 2, timeoutMs: 1_000 });
      expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true]);
      expect(events.map((event) => event.error)).toEqual(["TimeoutError", "TimeoutError"]);
      expect(vi.getTimerCount()).toBe(0);
    });

    test.each([reason, 0, null])("ends with the caller's abort, for the reason %s", async (thrown) => {
      for (const call of [
        (client: FronteggClient, signal: AbortSignal) => client.unenrollUserMfa("a", { signal }),
        (client: FronteggClient, signal: AbortSignal) =>
          client.http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId: "a" } }, signal }),
      ]) {
        const { client, sent, events } = scene([reply]);
        const controller = new AbortController();
        const result = call(client, controller.signal).catch((error: unknown) => ({ thrown: error }));
        await vi.advanceTimersByTimeAsync(10);
        controller.abort(thrown);
        await expect(result).resolves.toEqual({ thrown });
        expect(sent.map((request) => request.signal.aborted)).toEqual([true]);
        // Its time limit is what remains of it.
        await vi.advanceTimersByTimeAsync(10_000);
        expect(events).toMatchObject([{ attempt: 1, error: "AbortError" }]);
        expect(getEventListeners(controller.signal, "abort")).toEqual([]);
        expect(vi.getTimerCount()).toBe(0);
      }
    });
  });

  // Vitest fails the run for a rejection that nobody handles.
  test.each([
    ["fails", (late: ReturnType<typeof deaf<Response>>) => late.reject(new Error("too late"))],
    ["answers", (late: ReturnType<typeof deaf<Response>>) => late.resolve(Response.json(user))],
    [
      "answers a body that fails",
      (late: ReturnType<typeof deaf<Response>>) => {
        const body = new ReadableStream({ start: (controller) => controller.error(new Error("too late")) });
        late.resolve(new Response(body));
      },
    ],
  ])("changes nothing when it %s after all, and leaves no unhandled rejection", async (_, finish) => {
    for (const byAbort of [false, true]) {
      const late = deaf<Response>();
      const { client, events } = scene([() => late.promise], { retry: false, timeoutMs: 1_000 });
      const controller = new AbortController();
      const call = client.getUser("a", { signal: controller.signal }).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(10);
      if (byAbort) controller.abort(reason);
      const error = await settled(call);
      finish(late);
      await vi.runAllTimersAsync();
      if (byAbort) expect(error).toBe(reason);
      else expect(error).toBeInstanceOf(TimeoutError);
      expect(events).toHaveLength(1);
    }
  });

  test("may end by itself at the moment of an abort, and leaves no unhandled rejection", async () => {
    for (const fail of [
      () => {
        throw new Error("sync");
      },
      () => Promise.reject(new Error("async")),
      () => Promise.resolve(Response.json(user)),
    ]) {
      const controller = new AbortController();
      const fetch = (): Promise<Response> => {
        controller.abort(reason);
        return fail();
      };
      const { client } = scene([json(user)], { fetch });
      await expect(client.getUser("a", { signal: controller.signal })).rejects.toBe(reason);
      await vi.runAllTimersAsync();
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  test("leaves a stalled token request to its own time limit", async () => {
    const { client, sent } = scene([replies["that never answers"]!], {
      token: environmentToken({ clientId: "client-1", secret: "secret-of-the-test" }),
      timeoutMs: 1_000,
      retry: false,
    });
    expect(await settled(client.getUser("a"))).toMatchObject({
      name: "TimeoutError",
      operation: "createEnvironmentToken",
    });
    expect(sent).toHaveLength(1);
  });
});

describe("a token function", () => {
  test("is called for each attempt, and what it gives is sent", async () => {
    let calls = 0;
    const token = vi.fn<TokenSource>(() => `token-${++calls}`);
    const { client, sent } = scene([unavailable, unavailable, json(user)], { token });
    await settled(client.getUser("a"));
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-3",
    ]);
    const context = expect.objectContaining({ baseUrl: "https://api.frontegg.com/identity" });
    expect(token.mock.calls).toEqual([[context], [context], [context]]);
  });

  test("may be asynchronous", async () => {
    const { client, sent } = scene([json(user)], { token: async () => "later" });
    await settled(client.getUser("a"));
    expect(sent[0]?.headers["authorization"]).toBe("Bearer later");
  });

  test("is told which token was rejected, and the call is replayed once with another one, at once", async () => {
    const token = vi.fn(({ rejectedToken }: TokenContext) => (rejectedToken === undefined ? "stale" : "fresh"));
    const { client, sent, events } = scene([unauthorized, json(user)], { token });
    await expect(client.getUser("a")).resolves.toEqual(user);
    expect(token.mock.calls.map(([{ rejectedToken }]) => rejectedToken)).toEqual([undefined, "stale"]);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer stale", "Bearer fresh"]);
    expect(events.map(({ status, waitMs }) => [status, waitMs])).toEqual([
      [401, 0],
      [200, undefined],
    ]);
  });

  test("isn't asked twice, because a 401 for the fresh token is final", async () => {
    let calls = 0;
    const token = vi.fn(() => `token-${++calls}`);
    const { client, sent } = scene([unauthorized], { token });
    expect(await settled(client.getUser("a"))).toMatchObject({ name: "ApiError", status: 401, attempts: 2 });
    expect(sent).toHaveLength(2);
    expect(token).toHaveBeenCalledTimes(2);
  });

  test("that gives the rejected token again ends the call with that 401", async () => {
    const { client, sent, events } = scene([unauthorized], { token: async () => "same" });
    expect(await settled(client.getUser("a"))).toMatchObject({ status: 401, attempts: 1 });
    expect(sent).toHaveLength(1);
    expect(events).toHaveLength(1);
    expect(events[0]).toHaveProperty("waitMs", undefined);
  });

  test("doesn't count the replay as a retry, even for an unenrolment or with retry: false", async () => {
    let calls = 0;
    const token = (): string => `token-${++calls}`;
    const one = scene([unauthorized, unavailable, unavailable, json(user)], { token });
    expect(await settled(one.client.getUser("a"))).toEqual(user);
    const two = scene([unauthorized, text("")], { token, retry: false });
    expect(await settled(two.client.unenrollUserMfa("a"))).toBeUndefined();
  });

  test.each(["", "a b", "a\r\nx: 1", undefined, null, 7])(
    "that gives %j is refused, and nothing is sent",
    async (value) => {
      // What callers without types give.
      for (const token of [() => value as string, async () => value as string]) {
        const { client, sent } = scene([json(user)], { token });
        expect(await settled(client.getUser("a"))).toMatchObject({ name: "InvalidInputError", input: "token" });
        expect(sent).toEqual([]);
      }
    },
  );

  test("that fails is not hidden: its error reaches the caller as it is", async () => {
    const rejecting = scene([json(user)], { token: () => Promise.reject(reason) });
    await expect(rejecting.client.getUser("a")).rejects.toBe(reason);
    const throwing = scene([json(user)], {
      token: () => {
        throw reason;
      },
    });
    await expect(throwing.client.getUser("a")).rejects.toBe(reason);
  });

  test("that fails after a 401 is told too, and the attempt is", async () => {
    const { client, events } = scene([unauthorized], {
      token: ({ rejectedToken }) => (rejectedToken === undefined ? "stale" : Promise.reject(reason)),
    });
    await expect(client.getUser("a")).rejects.toBe(reason);
    expect(events).toEqual([expect.objectContaining({ attempt: 1, status: 401 })]);
  });
});

test("doesn't replay a call with a string token, because there is no other token", async () => {
  const { client, sent } = scene([unauthorized]);
  expect(await settled(client.getUser("a"))).toMatchObject({ status: 401, attempts: 1, messages: ["Unauthorized"] });
  expect(sent).toHaveLength(1);
});

describe("a fetch whose response has no web stream", () => {
  const ok = streamless(200, JSON.stringify(user));

  test("gives a user, and an error with what the API said", async () => {
    const { client } = scene([ok, streamless(404, '{"errors":["nope"]}')]);
    await expect(client.getUser("a")).resolves.toEqual(user);
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 404, messages: ["nope"], traceId: "t-1" });
  });

  test("has its 401 replayed with a fresh token, and its 503 tried again", async () => {
    const { client, sent } = scene([streamless(401, ""), streamless(503, ""), ok], {
      token: ({ rejectedToken }) => (rejectedToken === undefined ? "stale" : "fresh"),
    });
    expect(await settled(client.getUser("a"))).toEqual(user);
    expect(sent).toHaveLength(3);
  });

  test("gives whole responses to middleware", async () => {
    const { client } = scene([ok]);
    client.http.use({ onResponse: async ({ response }) => void (await response.clone().blob()) });
    await expect(client.getUser("a")).resolves.toEqual(user);
  });
});

describe("onAttempt", () => {
  test("is told of each attempt, in order, and of nothing else", async () => {
    const { client, events } = scene([
      connectionError("ECONNRESET"),
      json({}, 429, { "retry-after": "2", "frontegg-trace-id": "trace-2" }),
      json(user, 200, { "frontegg-trace-id": "trace-3" }),
    ]);
    await settled(client.updateUser("a/b", { name: "Ada" }));
    const call = { operation: "updateUser", method: "PUT", path: "/resources/users/v1/a%2Fb" };
    expect(events).toEqual([
      { ...call, attempt: 1, error: "NetworkError", durationMs: expect.any(Number), waitMs: 250 },
      { ...call, attempt: 2, status: 429, traceId: "trace-2", durationMs: expect.any(Number), waitMs: 2_500 },
      { ...call, attempt: 3, status: 200, traceId: "trace-3", durationMs: expect.any(Number) },
    ]);
  });

  test("is told how long the attempt took, and not how long a token did", async () => {
    const { client, events } = scene([slowly401, json(user)], {
      token: async ({ rejectedToken }) => {
        if (rejectedToken !== undefined) await vi.advanceTimersByTimeAsync(1_000);
        return rejectedToken === undefined ? "stale" : "fresh";
      },
    });
    await client.getUser("a");
    expect(events.map(({ durationMs }) => durationMs)).toEqual([30, 0]);
  });

  test("is told why no response arrived", async () => {
    const timedOut = scene([hang], { retry: false });
    await settled(timedOut.client.getUser("a"));
    expect(timedOut.events).toEqual([expect.objectContaining({ error: "TimeoutError", durationMs: 10_000 })]);
    expect(timedOut.events[0]).toHaveProperty("status", undefined);
  });

  test("may throw, or reject, and breaks nothing", async () => {
    const throwing = vi.fn(() => {
      throw reason;
    });
    for (const onAttempt of [throwing, vi.fn().mockRejectedValue(reason)]) {
      const { client } = scene([unavailable, json(user)], { onAttempt });
      expect(await settled(client.getUser("a"))).toEqual(user);
      expect(onAttempt).toHaveBeenCalledTimes(2);
    }
  });

  test("is told before the call ends", async () => {
    const order: string[] = [];
    const { client } = scene([json(user)], { onAttempt: () => order.push("event") });
    await client.getUser("a").then(() => order.push("result"));
    expect(order).toEqual(["event", "result"]);
  });
});

describe("the wall clock", () => {
  test.each([5_000, -120_000, 86_400_000])(
    "that is %d ms off changes nothing for a response that has a Date",
    async (off) => {
      random = 0;
      for (const headers of [{}, { "retry-after": "none", "x-rate-limit-reset": "2026-03-01T12:00:05Z" }]) {
        const { client, events } = scene([
          limitedAt(NOW + off, { date: "Sun, 01 Mar 2026 12:00:00 GMT", ...headers }),
          json(user),
        ]);
        expect(await settled(client.getUser("a"))).toEqual(user);
        expect(events[0]?.waitMs).toBe(5_000);
      }
    },
  );

  test("makes neither a wait nor a duration negative when it goes backwards", async () => {
    const { client, events } = scene([limitedAt(NOW - 86_400_000), json(user)]);
    // A day too long by that clock: more than the cap, so it is the caller's to schedule.
    expect(await settled(client.getUser("a"))).toMatchObject({ status: 429, retryAfterMs: 86_405_000 });
    expect(events[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test("going forwards turns a date into one of the past: the back-off is waited", async () => {
    const { client, events } = scene([limitedAt(NOW + 86_400_000), json(user)]);
    expect(await settled(client.getUser("a"))).toEqual(user);
    expect(events[0]?.waitMs).toBe(250);
  });
});
