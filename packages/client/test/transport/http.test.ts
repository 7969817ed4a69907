import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { AttemptEvent } from "../../src/attempt-event.ts";
import { createClient } from "../../src/create-client.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { FronteggError } from "../../src/errors/frontegg-error.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { InvalidResponseError } from "../../src/errors/invalid-response-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import {
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

const GET_USER = "/resources/vendor-only/users/v1/{userId}";
const UPDATE_USER = "/resources/users/v1/{userId}";
const UNENROLL = "/resources/vendor-only/users/v1/{userId}/mfa/unenroll";
const params = { path: { userId: "a/b" } };
const TOKEN = "t0k3n-MARKER";
const REDACTED = { errors: ["bad [redacted]"] };

/** One call of each method. */
const everyCall = [
  (client: FronteggClient, signal?: AbortSignal) => client.http.GET(GET_USER, { params, signal }),
  (client: FronteggClient, signal?: AbortSignal) =>
    client.http.PUT(UPDATE_USER, { params, body: { name: "Ada" }, signal }),
  (client: FronteggClient, signal?: AbortSignal) => client.http.POST(UNENROLL, { params, signal }),
];

interface Scene {
  readonly client: FronteggClient;
  readonly sent: SentRequest[];
  readonly events: AttemptEvent[];
}

function scene(...replies: [Reply, ...Reply[]]): Scene {
  const { fetch, sent } = scriptedFetch(...replies);
  const events: AttemptEvent[] = [];
  const retry = { maxRetries: 2, maxDelayMs: 0 };
  return {
    client: createClient({ region: "eu", token: TOKEN, fetch, retry, onAttempt: events.push.bind(events) }),
    sent,
    events,
  };
}

describe("what http gives", () => {
  test("is data for a success", async () => {
    const { client } = scene(json(user, 200, { "frontegg-trace-id": "t-1" }));
    const { data, error, response } = await client.http.GET(GET_USER, { params });
    expect(data).toEqual(user);
    expect(error).toBeUndefined();
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.headers.get("frontegg-trace-id")]).toEqual([200, "t-1"]);
  });

  test.each([
    ["the API's JSON", json({ errors: ["nope"], errorCode: "ER-1" }, 404), { errors: ["nope"], errorCode: "ER-1" }],
    ["HTML", text("<html>Bad Gateway</html>", 404), { errors: [] }],
    ["nothing", text(null, 404), { errors: [] }],
    ["nothing, with content-length 0", text("", 404, { "content-length": "0" }), { errors: [] }],
    [
      "other JSON",
      json({ message: "nope", errorCode: "ER-2" }, 400),
      { errors: ["nope"], errorCode: "ER-2", message: "nope" },
    ],
    ["an echo of the token", json({ errors: [`bad ${TOKEN}`] }, 401), { errors: ["bad [redacted]"] }],
    ["a redirect", text("", 302, { location: "https://evil.example" }), { errors: [] }],
    ["an echo that escapes it", text(String.raw`{"errors":["bad \u00740k3n\u002DM\u0041RKER"]}`, 401), REDACTED],
    ["an answer of its own status", text("", 599), { errors: [] }],
    ["nothing, with 304", text(null, 304), { errors: [] }],
    ["errors that are no texts", json({ errors: [1, null, { a: 1 }, ["x"], "nope"] }, 400), { errors: ["nope"] }],
    ["errors that are one number", json({ errors: [1] }, 400), { errors: [] }],
    ["errors that are a text", json({ errors: "nope" }, 400), { errors: ["nope"] }],
    ["errors that are null", json({ errors: null }, 400), { errors: [] }],
    ["errors that are an object", json({ errors: { 0: "x", length: 1 } }, 400), { errors: [] }],
    ["JSON null", json(null, 400), { errors: [] }],
    ["JSON false", json(false, 400), { errors: [] }],
    ["a JSON number", json(7, 400), { errors: [] }],
    ["a JSON text", json("nope", 400), { errors: [] }],
    ["a JSON array", json([], 400), { errors: [] }],
    ["JSON that breaks off", text('{"errors":["nope"', 400), { errors: [] }],
    ["JSON as text/html", text('{"errors":["nope"]}', 400, { "content-type": "text/html" }), { errors: ["nope"] }],
    // As a browser shows a redirect: status 0, no body.
    ["hidden", () => Response.error(), { errors: [] }],
  ])("is the spec's error for a failure whose body is %s", async (_, reply, body) => {
    for (const call of everyCall) {
      const { client } = scene(reply);
      const { data, error, response } = await call(client);
      expect(data).toBeUndefined();
      expect(error).toEqual(body);
      expect(response.ok).toBe(false);
    }
  });

  test("is a response that can be made of any status line", async () => {
    const { client } = scene(() =>
      Object.defineProperties(new Response("{}", { status: 400 }), {
        status: { value: 999 },
        statusText: { value: "Nicht ☃" },
      }),
    );
    const { error, response } = await client.http.GET(GET_USER, { params });
    expect(error).toEqual({ errors: [] });
    expect([response.status, response.statusText]).toEqual([599, "Nicht ?"]);
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 999 });
  });

  test("is an error with texts alone, whatever a redacted secret looks like", async () => {
    for (const token of ["12345678", "undefined", 'errors":[', '["nope"]']) {
      const reply = text('{"errors":["nope"],"pin":12345678,"tuple":["nope"]}', 400);
      const client = createClient({ region: "eu", token, fetch: scriptedFetch(reply).fetch });
      const { error } = await client.http.GET(GET_USER, { params });
      expect(error).toBeTypeOf("object");
      expect(error?.errors.every((item) => typeof item === "string")).toBe(true);
    }
  });

  test("is nothing but the response for an unenrolment", async () => {
    for (const reply of [text(null, 200), text(null, 204), text("", 200, { "content-length": "0" }), json({ ok: 1 })]) {
      const { client } = scene(reply);
      const { data, error, response } = await client.http.POST(UNENROLL, { params });
      expect([data, error, response.ok]).toEqual([undefined, undefined, true]);
    }
  });

  test("is an InvalidResponseError for a success that is not what the spec promises", async () => {
    for (const reply of [text("<html>"), text(""), text(null, 204), json([]), json(null)]) {
      const { client } = scene(reply);
      await expect(client.http.GET(GET_USER, { params })).rejects.toBeInstanceOf(InvalidResponseError);
    }
  });
});

describe("http is as hard as the named methods", () => {
  test("it sends the same request", async () => {
    const { client, sent } = scene(json(user));
    await client.updateUser("a/b", { name: "Ada" });
    await client.http.PUT(UPDATE_USER, { params, body: { name: "Ada" } });
    expect(sent[1]).toEqual({ ...sent[0], signal: expect.any(AbortSignal) });
  });

  test("it tries again, with the same body", async () => {
    const { client, sent, events } = scene(json({}, 503), connectionError("ECONNRESET"), json(user));
    const { data } = await client.http.PUT(UPDATE_USER, { params, body: { name: "Ada" } });
    expect(data).toEqual(user);
    expect(sent.map(({ body }) => body)).toEqual(['{"name":"Ada"}', '{"name":"Ada"}', '{"name":"Ada"}']);
    expect(events.map(({ operation, attempt }) => [operation, attempt])).toEqual([
      ["updateUser", 1],
      ["updateUser", 2],
      ["updateUser", 3],
    ]);
  });

  test("it ends with the caller's abort, for the caller's reason", async () => {
    const { client, sent } = scene(hang);
    const controller = new AbortController();
    const reason = new Error("the caller's reason");
    const call = client.http.GET(GET_USER, { params, signal: controller.signal });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test.each([0, -0, Number.NaN, "", false, null, 0n])("it gives the reason %s of an abort as it is", async (reason) => {
    for (const call of everyCall) {
      const before = scene(json(user));
      await expect(call(before.client, AbortSignal.abort(reason))).rejects.toBe(reason);
      expect(before.sent).toEqual([]);

      const controller = new AbortController();
      const during = scene(({ signal }) => {
        controller.abort(reason);
        return Promise.reject<Response>(signal.reason);
      });
      await expect(call(during.client, controller.signal)).rejects.toBe(reason);

      const after = scene(json({}, 404));
      after.client.http.use({ onRequest: () => undefined, onError: () => undefined });
      await expect(call(after.client, AbortSignal.abort(reason))).rejects.toBe(reason);
    }
  });

  test.each(["", ".", "..", undefined, null, 7])("it sends nothing for the id %j", async (userId) => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    const path = { userId } as { userId: string };
    await expect(client.http.POST(UNENROLL, { params: { path } })).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });

  test.each([
    ["no init", undefined],
    ["no params", {}],
    ["no path", { params: {} }],
    ["the header authorization", { params, headers: { Authorization: "Bearer x" } }],
    ["the header host", { params, headers: { host: "evil.example" } }],
    ["the header frontegg-tenant-id", { params, headers: { "frontegg-tenant-id": "x" } }],
    ["the header parameter authorization", { params: { ...params, header: { authorization: "x" } } }],
    ["a header injection", { params, headers: { "x-note": "a\r\nx: 1" } }],
    ["a header injection in Headers", { params, headers: new Headers({ host: "evil.example" }) }],
    ["another baseUrl", { params, baseUrl: "https://evil.example" }],
    ["a baseUrl that begins like ours", { params, baseUrl: "https://api.frontegg.com.evil.example" }],
    ["a baseUrl with our server as user", { params, baseUrl: "https://api.frontegg.com@evil.example" }],
    ["a baseUrl beside ours", { params, baseUrl: "https://api.frontegg.com/identity-x" }],
    ["a baseUrl above ours", { params, baseUrl: "https://api.frontegg.com/identity/.." }],
    ["another pathSerializer", { params, pathSerializer: () => "https://evil.example/" }],
    ["a pathSerializer that climbs", { params, pathSerializer: (url: string) => url.replace("{userId}", "..") }],
    ["a query", { params: { ...params, query: { admin: "1" } } }],
    ["a misspelt option", { params, header: {} }],
  ])("it sends nothing with %s", async (_, init) => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    const call = client.http.GET(GET_USER, init as unknown as { params: typeof params });
    await expect(call).rejects.toThrow(InvalidInputError);
    await expect(call).rejects.not.toThrow(/MARKER/);
    expect(sent).toEqual([]);
  });

  test.each([
    "",
    "/",
    "/resources/tenants/v1",
    "https://evil.example/",

    "/{userId}",
    "//evil.example",
  ])("it sends nothing to %j, which is not in the spec", async (path) => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    await expect(client.http.GET(path as typeof GET_USER, { params })).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });

  test("it sends nothing with another method than the path's", async () => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    const call = client.http.POST(GET_USER as typeof UNENROLL, { params });
    await expect(call).rejects.toThrow(InvalidInputError);
    await expect(call).rejects.toThrow(/must call an operation of .*POST/);
    expect(sent).toEqual([]);
  });

  test("it does not quote the base URL, which may hold a key, when it refuses a request", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = createClient({ baseUrl: "https://gateway.example/key-MARKER/identity", token: TOKEN, fetch });
    const call = client.http.GET("/resources/tenants/v1" as typeof GET_USER, { params });
    await expect(call).rejects.toThrow(InvalidInputError);
    await expect(call).rejects.toThrow(/GET .*\/resources\/tenants\/v1/);
    await expect(call).rejects.not.toThrow(/MARKER/);
    const addQuery = { onRequest: ({ request }: { request: Request }) => new Request(`${request.url}?key=q-MARKER`) };
    const goElsewhere = { onRequest: () => new Request("https://evil.example/identity?key=q-MARKER") };
    for (const [middleware, said] of [
      [addQuery, "/resources/vendor-only/users/v1/"],
      [goElsewhere, "https://evil.example"],
    ] as const) {
      client.http.use(middleware);
      for (const stray of [() => client.http.GET(GET_USER, { params }), () => client.getUser("a")]) {
        const error: unknown = await stray().catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(InvalidInputError);
        expect(String(error)).toContain(said);
        expect(String(error)).not.toContain("MARKER");
      }
      client.http.eject(middleware);
    }
    expect(sent).toEqual([]);
  });
});

/** What a call gives, or everything that its error says. */
async function outcome(client: FronteggClient, call: (client: FronteggClient) => Promise<unknown>): Promise<unknown> {
  return call(client).catch((error: unknown) => (FronteggError.isInstance(error) ? error.toJSON() : { thrown: error }));
}

describe("the named methods, which need openapi-fetch for middleware only,", () => {
  /** Any text, and those that are special in a path, a template or a query. */
  const userIds = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("", ".", "..", "%2e%2e", "{userId}", "a/b?c#d", "$&", "\ud800"),
  );
  const names = fc.oneof(
    fc.constantFrom("Accept", "ACCEPT", "content-type", "Content-Type", "x-a", "X-A", "Frontegg-Environment-Id"),
    fc.constantFrom("Authorization", "frontegg-tenant-id", "not a name"),
  );
  const values = fc.oneof(fc.constantFrom("", " padded\t", "text/plain", "é", "\r\nx: y", "☃"), fc.string());
  const headers = fc.option(fc.dictionary(names, values, { maxKeys: 3 }), { nil: undefined });
  const update = fc.record({ name: fc.string(), metadata: fc.json(), mfaBypass: fc.boolean() }, { requiredKeys: [] });
  const limits = fc.constantFrom(
    undefined,
    null,
    { signal: undefined },
    { signal: AbortSignal.abort() },
    { signal: AbortSignal.abort(0) },
    { signal: new AbortController().signal },
    { timeoutMs: 50 },
    { timeoutMs: 0 },
  );
  const replies = fc.constantFrom(
    json(user, 200, { "frontegg-trace-id": "t-1" }),
    json([], 200),
    json("x", 200),
    text("", 200),
    text("<html>", 200),
    text(null, 204),
    text("", 302, { location: "/" }),
    text(null, 304),
    json([], 400),
    json({}, 401),
    json({ errors: ["no", TOKEN], errorCode: "ER-1" }, 404, { "frontegg-trace-id": TOKEN, "content-length": "7" }),
    text("<html>", 404),
    json({}, 429, { "retry-after": "0" }),
    json({}, 429, { "retry-after": "3600" }),
    json({}, 503),
    text("odd", 599),
    () => Response.error(),
    connectionError("ECONNREFUSED"),
    connectionError("ECONNRESET"),
    rejection(undefined),
    rejection("x"),
  );

  test("send, give, tell and refuse the same either way", async () => {
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(userIds, update, headers, limits, replies, async (userId, fields, given, limit, reply) => {
        const plain = scene(reply);
        const through = scene(reply);
        through.client.http.use({ onRequest: () => undefined });
        const options = given ? { headers: given, ...limit } : (limit ?? undefined);
        for (const call of [
          (client: FronteggClient) => client.getUser(userId, options),
          (client: FronteggClient) => client.updateUser(userId, fields, options),
          (client: FronteggClient) => client.unenrollUserMfa(userId, options),
        ]) {
          expect(await outcome(plain.client, call)).toEqual(await outcome(through.client, call));
        }
        expect(plain.sent).toEqual(through.sent.map((request) => ({ ...request, signal: expect.any(AbortSignal) })));
        expect(plain.events).toEqual(through.events.map((event) => ({ ...event, durationMs: expect.any(Number) })));
        if (plain.sent.length === 0) refused++;
        else accepted++;
      }),
      { numRuns: 1_000 },
    );
    // The property says something only where both happen.
    expect(Math.min(accepted, refused)).toBeGreaterThan(100);
  });

  test("give the same for what only callers without types give", async () => {
    for (const options of [null, { headers: null }, { signal: null }, { headers: new Headers({ "X-A": "1" }) }, 7]) {
      const [plain, through] = [scene(json(user)), scene(json(user))];
      through.client.http.use({ onRequest: () => undefined });
      const call = (client: FronteggClient): Promise<unknown> => client.getUser("a", options as never);
      expect(await outcome(plain.client, call)).toEqual(user);
      expect(await outcome(through.client, call)).toEqual(user);
      expect(plain.sent[0]?.headers).toEqual(through.sent[0]?.headers);
    }
  });

  test("throw what a token function throws, also where it is nothing", async () => {
    for (const reason of [undefined, null, 0, "", "no", new Error("no")]) {
      const token = (): Promise<string> => Promise.reject(reason);
      const client = createClient({ region: "eu", token, fetch: scriptedFetch(json(user)).fetch });
      expect(await outcome(client, (it) => it.getUser("a"))).toEqual({ thrown: reason });
      client.http.use({ onRequest: () => undefined });
      expect(await outcome(client, (it) => it.getUser("a"))).toEqual({ thrown: reason });
      expect(await outcome(client, (it) => it.http.GET(GET_USER, { params }))).toEqual({ thrown: reason });
    }
  });
});

describe("middleware", () => {
  test("sees real requests without the token, of named methods too, and real responses", async () => {
    const { client, sent } = scene(json(user));
    const seen: unknown[] = [];
    client.http.use({
      onRequest({ request, schemaPath }) {
        expect(request).toBeInstanceOf(Request);
        seen.push([request.method, schemaPath, request.headers.get("authorization")]);
      },
      async onResponse({ request, response }) {
        expect(response).toBeInstanceOf(Response);
        seen.push([response.status, request.headers.get("authorization"), await response.clone().json()]);
      },
    });
    await expect(client.getUser("a")).resolves.toEqual(user);
    await expect(client.updateUser("a", { name: "Ada" })).resolves.toEqual(user);
    await client.http.GET(GET_USER, { params });
    expect(seen).toEqual([
      ["GET", GET_USER, null],
      [200, null, user],
      ["PUT", UPDATE_USER, null],
      [200, null, user],
      ["GET", GET_USER, null],
      [200, null, user],
    ]);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual(
      Array.from({ length: 3 }, () => `Bearer ${TOKEN}`),
    );
    expect(sent[1]?.body).toBe('{"name":"Ada"}');
  });

  test("may change a request", async () => {
    const { client, sent } = scene(json(user));
    client.http.use({
      onRequest({ request }) {
        const changed = new Request(request);
        changed.headers.set("x-request-id", "r-1");
        return changed;
      },
    });
    await client.getUser("a");
    expect(sent[0]?.headers).toMatchObject({ "x-request-id": "r-1", authorization: `Bearer ${TOKEN}` });
  });

  test("may change a response, and answer itself", async () => {
    const { client, sent } = scene(json(user));
    const changing = { onResponse: () => Response.json({ ...user, name: "Grace" }) };
    client.http.use(changing);
    await expect(client.getUser("a")).resolves.toMatchObject({ name: "Grace" });
    client.http.eject(changing);
    client.http.use({ onRequest: () => Response.json({ errors: ["closed"] }, { status: 418 }) });
    await expect(client.getUser("a")).rejects.toMatchObject({
      name: "ApiError",
      status: 418,
      errors: ["closed"],
      operation: "getUser",
      attempts: 0,
    });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["to another host", () => new Request("https://evil.example/identity/resources/vendor-only/users/v1/a")],
    ["to another path", () => new Request("https://api.frontegg.com/identity/resources/users/v1/a")],
    ["with a header of ours", (request: Request) => new Request(request, { headers: { authorization: "x" } })],
  ])("may not send a request %s", async (_, change) => {
    const { client, sent } = scene(json(user));
    client.http.use({ onRequest: ({ request }) => change(request) });
    await expect(client.getUser("a")).rejects.toThrow(InvalidInputError);
    await expect(client.http.GET(GET_USER, { params })).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });

  test("changes nothing about errors that it only watches", async () => {
    const replies: Reply[] = [
      json({ errors: ["nope"], errorCode: "ER-1" }, 404, { "frontegg-trace-id": "t-1" }),
      text("<html>teapot</html>", 418),
      text("{}", 400, { "content-length": "2", "content-encoding": "identity" }),
      text(null, 304),
      text("<html>", 200),
      connectionError("ECONNRESET"),
    ];
    for (const reply of replies) {
      const errors: unknown[] = [];
      for (const watched of [false, true]) {
        const { client } = scene(reply);
        if (watched) client.http.use({ onRequest: () => undefined, onResponse: () => undefined });
        errors.push(await client.getUser("a").catch((error: unknown) => JSON.parse(JSON.stringify(error)) as unknown));
      }
      expect(errors[1]).toEqual(errors[0]);
    }
  });

  test("of one call is that call's alone", async () => {
    const { client } = scene(json(user));
    const onRequest = vi.fn();
    await client.http.GET(GET_USER, { params, middleware: [{ onRequest }] });
    await client.http.GET(GET_USER, { params });
    await client.getUser("a");
    expect(onRequest).toHaveBeenCalledTimes(1);
  });

  test("keeps timeoutMs and headers of a named method", async () => {
    const { client, sent } = scene(hang);
    client.http.use({ onRequest: () => undefined });
    await expect(client.unenrollUserMfa("a", { timeoutMs: 5, headers: { "x-a": "1" } })).rejects.toMatchObject({
      name: "TimeoutError",
      timeoutMs: 5,
    });
    expect(sent[0]?.headers).toMatchObject({ "x-a": "1" });
  });
});

describe("no listener is left on the caller's signal", () => {
  const replies: Record<string, Reply> = {
    "a success": json(user),
    "a failure": json({ errors: ["nope"] }, 404),
    "a failure that was tried again": json({}, 429),
    "a lost connection": connectionError("ECONNRESET"),
    "a success that is none": text("<html>"),
  };
  const watching = { onRequest: () => undefined, onResponse: () => undefined };
  const calls: Record<string, (client: FronteggClient, signal: AbortSignal) => Promise<unknown>> = {
    "http.GET": everyCall[0]!,
    "http.PUT": everyCall[1]!,
    "http.POST": everyCall[2]!,
    "http.GET with middleware of its own": (client, signal) =>
      client.http.GET(GET_USER, { params, signal, middleware: [watching] }),
    "getUser with middleware": (client, signal) => {
      client.http.use(watching);
      return client.getUser("a", { signal });
    },
    "updateUser with middleware that copies": (client, signal) => {
      client.http.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-a": "1" } }) });
      return client.updateUser("a", { name: "Ada" }, { signal });
    },
  };

  describe.each(Object.entries(calls))("by %s", (_, call) => {
    test.each(Object.entries(replies))("after %s", async (_reply, reply) => {
      const { signal } = new AbortController();
      for (let count = 0; count < 20; count++) {
        const { client } = scene(reply);
        await call(client, signal).catch(() => {});
      }
      await setImmediate();
      expect(getEventListeners(signal, "abort")).toEqual([]);
    });
  });
});

test("a failure of http is an ApiError of a named method, of the same response", async () => {
  const { client } = scene(json({ errors: ["nope"] }, 404));
  const { error } = await client.http.GET(GET_USER, { params });
  await expect(client.getUser("a")).rejects.toSatisfy((thrown) => ApiError.isInstance(thrown));
  await expect(client.getUser("a")).rejects.toMatchObject({ errors: error?.errors });
});
