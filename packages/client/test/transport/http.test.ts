import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { OperationId } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import createOpenapiFetch from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createClient } from "../../src/create-client.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { InvalidResponseError } from "../../src/errors/invalid-response-error.ts";
import { NetworkError } from "../../src/errors/network-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import type { Middleware } from "../../src/http-client.ts";
import type { FetchFunction } from "../../src/transport/fetch-function.ts";
import type { AttemptEvent } from "../../src/transport/attempt-event.ts";
import { callOperation, operationIds, requestOperation, successResponse } from "../operation-call.ts";
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

const GET_USER = "/resources/vendor-only/users/v1/{userId}";
const UPDATE_USER = "/resources/users/v1/{userId}";
const UNENROLL = "/resources/vendor-only/users/v1/{userId}/mfa/unenroll";
const params = { path: { userId: "a/b" } };
const TOKEN = "t0k3n-MARKER";
/** Middleware that watches, and changes nothing. */
const watching: Middleware = { onRequest: () => undefined, onResponse: () => undefined, onError: () => undefined };

const htmlPage = (): Response => new Response("<html>");

/** One call of each operation that takes a token. */
const everyCall = operationIds
  .filter((id) => operations[id].token !== "none")
  .map(
    (id) =>
      (client: FronteggClient, signal: AbortSignal | null = null) =>
        requestOperation(client, id, { signal }),
  );

interface Scene {
  readonly client: FronteggClient;
  readonly sent: SentRequest[];
  readonly events: AttemptEvent[];
  /** Is called whenever a token is asked for. */
  readonly token: () => string;
}

function scene(...replies: [Reply, ...Reply[]]): Scene {
  const { fetch, sent } = scriptedFetch(...replies);
  const events: AttemptEvent[] = [];
  const token = vi.fn(() => TOKEN);
  const retry = { maxRetries: 2, maxDelayMs: 0 };
  return {
    client: createClient({ region: "eu", token, fetch, retry, onAttempt: events.push.bind(events) }),
    sent,
    events,
    token,
  };
}

test("http has every method of openapi-fetch's client, and each can be taken off it", async () => {
  const { client } = scene(json(user));
  expect(Object.keys(client.http)).toEqual(Object.keys(createOpenapiFetch()));
  const { GET, request } = client.http;
  expect((await GET(GET_USER, { params })).data).toEqual(user);
  expect((await request("get", GET_USER, { params })).data).toEqual(user);
});

describe("the result of http", () => {
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
    ["an echo of the token", json({ errors: [`bad ${TOKEN}`] }, 403), { errors: ["bad [redacted]"] }],
    ["a redirect", text("", 302, { location: "https://evil.example" }), { errors: [] }],
    ["of a status of its own", text("", 599), { errors: [] }],
    ["nothing, with 304", text(null, 304), { errors: [] }],
    ["JSON null", json(null, 400), { errors: [] }],
    ["a JSON text", json("nope", 400), { errors: [] }],
    ["a JSON array", json([], 400), { errors: [] }],
    ["JSON that breaks off", text('{"errors":["nope"', 400), { errors: [] }],
    ["JSON as text/html", text('{"errors":["nope"]}', 400, { "content-type": "text/html" }), { errors: ["nope"] }],
    // As a browser shows a redirect: status 0, no body.
    ["hidden", () => Response.error(), { errors: [] }],
  ])("is the spec's error for a failure whose body is %s, with middleware and without", async (_, reply, body) => {
    for (const middleware of [[], [watching]]) {
      for (const call of everyCall) {
        const { client } = scene(reply);
        client.http.use(...middleware);
        const { data, error, response } = await call(client);
        expect(data).toBeUndefined();
        expect(error).toEqual(body);
        expect(response.ok).toBe(false);
      }
    }
  });

  test("has no secret in the headers and the status text of a failed response", async () => {
    for (const middleware of [[], [watching]]) {
      for (const status of [0, 304, 400, 999]) {
        const headers = new Headers({ "x-echo": `is ${TOKEN}` });
        const fetch: FetchFunction = async () => ({
          status,
          ok: false,
          statusText: TOKEN,
          headers,
          text: async () => TOKEN,
        });
        const client = createClient({ region: "eu", token: TOKEN, fetch });
        client.http.use(...middleware);
        const { response } = await client.http.GET(GET_USER, { params });
        const said = [response.status, response.ok, response.statusText, response.headers.get("x-echo")];
        expect(said).toEqual([status, false, "[redacted]", "is [redacted]"]);
      }
    }
  });

  test("is an error with texts alone, whatever a redacted token looks like", async () => {
    for (const token of ["12345678", 'errors":[', '["nope"]']) {
      const reply = text('{"errors":["nope"],"pin":12345678,"tuple":["nope"]}', 400);
      const client = createClient({ region: "eu", token, fetch: scriptedFetch(reply).fetch });
      const { error } = await client.http.GET(GET_USER, { params });
      expect(error?.errors.every((item) => typeof item === "string")).toBe(true);
    }
  });

  test("is a failure also of a status that no Response can be made with", async () => {
    for (const middleware of [[], [watching]]) {
      const { client } = scene(() =>
        Object.defineProperty(new Response("{}", { status: 400 }), "status", { value: 999 }),
      );
      client.http.use(...middleware);
      const { error, response } = await client.http.GET(GET_USER, { params });
      expect([error, response.status]).toEqual([{ errors: [] }, 999]);
      await expect(client.getUser("a")).rejects.toMatchObject({ status: 999 });
    }
  });

  test("returns only the response for an unenrolment, which has no body", async () => {
    for (const reply of [text(null, 200), text(null, 204), text("", 200, { "content-length": "0" })]) {
      const { client } = scene(reply);
      const { data, error, response } = await client.http.POST(UNENROLL, { params });
      expect([data, error, response.ok]).toEqual([undefined, undefined, true]);
    }
  });

  test.each([
    ["HTML", text("<html>"), "<html>"],
    ["nothing", text(""), ""],
    ["nothing, with 204", text(null, 204), ""],
    ["an array", json([]), "[]"],
    ["null", json(null), "null"],
  ])(
    "is an InvalidResponseError for a success that is %s, with middleware and without",
    async (_, reply, bodyExcerpt) => {
      for (const middleware of [[], [watching]]) {
        const { client } = scene(reply);
        client.http.use(...middleware);
        const thrown: unknown = await client.http.GET(GET_USER, { params }).catch((error: unknown) => error);
        expect(thrown).toBeInstanceOf(InvalidResponseError);
        expect(thrown).toMatchObject({ operation: "getUser", attempts: 1, bodyExcerpt });
      }
    },
  );

  test("is an InvalidResponseError for an unenrolment that is answered with a page", async () => {
    const { client } = scene(text("<html>"));
    await expect(client.http.POST(UNENROLL, { params })).rejects.toBeInstanceOf(InvalidResponseError);
    await expect(client.unenrollUserMfa("a")).rejects.toBeInstanceOf(InvalidResponseError);
  });

  test.each([
    ["text", (data: unknown) => expect(data).toBe("<html>")],
    ["arrayBuffer", (data: unknown) => expect(data).toHaveProperty("byteLength", 6)],
    ["blob", (data: unknown) => expect(data).toHaveProperty("size", 6)],
    ["stream", (data: unknown) => expect(data).toBeInstanceOf(ReadableStream)],
  ] as const)("is whatever parseAs: %s asks for, of any body", async (parseAs, check) => {
    const { client } = scene(text("<html>"));
    const { data } = await client.http.GET(GET_USER, { params, parseAs });
    check(data);
  });
});

test("the result of http has the response that fetch gave, whatever prototype the options have", async () => {
  const { client } = scene(json(user));
  const options = Object.assign(Object.create({ parseAs: "stream" }) as object, { params });
  const { data, response } = await client.http.GET(GET_USER, options);
  expect(response).toBeInstanceOf(Response);
  expect(data).toBeInstanceOf(ReadableStream);
});

describe("http is as strict as the named methods", () => {
  test.each(operationIds)("it sends the same request for %s, with middleware and without", async (id) => {
    const { client, sent } = scene(() => successResponse(id));
    await callOperation(client, id);
    await requestOperation(client, id);
    client.http.use(watching);
    await requestOperation(client, id);
    for (const again of sent.slice(1)) expect(again).toEqual({ ...sent[0], signal: expect.any(AbortSignal) });
    expect(sent).toHaveLength(3);
  });

  test("it tries again, with the same body", async () => {
    const { client, sent, events } = scene(json({}, 503), connectionError("ECONNRESET"), json(user));
    const { data } = await client.http.PUT(UPDATE_USER, { params, body: { name: "Ada" } });
    expect(data).toEqual(user);
    expect(sent.map(({ body }) => body)).toEqual(['{"name":"Ada"}', '{"name":"Ada"}', '{"name":"Ada"}']);
    expect(events.map(({ operation, path, attempt }) => [operation, path, attempt])).toEqual(
      [1, 2, 3].map((attempt) => ["updateUser", "/resources/users/v1/a%2Fb", attempt]),
    );
  });

  test("it takes timeoutMs and retry for one call", async () => {
    const { client, sent } = scene(hang);
    const call = client.http.GET(GET_USER, { params, timeoutMs: 5, retry: false });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 5, attempts: 1 });
    expect(sent).toHaveLength(1);
    for (const limits of [{ timeoutMs: 0 }, { retry: { maxRetries: -1 } }, { signal: {} as AbortSignal }]) {
      await expect(client.http.GET(GET_USER, { params, ...limits })).rejects.toThrow(InvalidInputError);
    }
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["metadata that is no text", { metadata: { plan: "pro" } }],
    ["a BigInt", { name: 1n }],
    ["null", null],
    ["an array", []],
  ])("it checks an update: %s is refused, and nothing is sent", async (_, body) => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    await expect(client.http.PUT(UPDATE_USER, { params, body: body as never })).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
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
    ["null in place of params", { params: null }],
    ["a fetch that is no function", { params, fetch: 5 }],
    ["the header authorization", { params, headers: { Authorization: "Bearer x" } }],
    ["the header frontegg-tenant-id", { params, headers: { "frontegg-tenant-id": "x" } }],
    ["the header host in Headers", { params, headers: new Headers({ host: "evil.example" }) }],
    ["the header parameter authorization", { params: { ...params, header: { authorization: "x" } } }],
    ["another baseUrl", { params, baseUrl: "https://evil.example" }],
    ["a baseUrl that begins like ours", { params, baseUrl: "https://api.frontegg.com.evil.example" }],
    ["a baseUrl with our server as user", { params, baseUrl: "https://api.frontegg.com@evil.example" }],
    ["a baseUrl beside ours", { params, baseUrl: "https://api.frontegg.com/identity-x" }],
    ["a pathSerializer that goes elsewhere", { params, pathSerializer: () => "https://evil.example/" }],
    ["our server's path on another", { params, baseUrl: "https://evil.example/?https://api.frontegg.com/identity" }],
  ])("it sends nothing, and asks for no token, with %s", async (_, init) => {
    const { client, sent, token } = scene(json(user));
    // What callers without types pass.
    const call = client.http.GET(GET_USER, init as unknown as { params: typeof params });
    await expect(call).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
    expect(token).not.toHaveBeenCalled();
  });

  test.each(["", "/", "/resources/tenants/v1", "https://evil.example/", "/{userId}", "//evil.example"])(
    "it sends nothing to %j, which is not in the spec",
    async (path) => {
      const { client, sent } = scene(json(user));
      // What callers without types pass.
      await expect(client.http.GET(path as typeof GET_USER, { params })).rejects.toThrow(InvalidInputError);
      expect(sent).toEqual([]);
    },
  );

  test("it sends nothing with another method than the path's", async () => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    for (const call of [
      client.http.POST(GET_USER as typeof UNENROLL, { params }),
      client.http.DELETE(GET_USER as never, { params } as never),
      client.http.request("delete" as "get", GET_USER, { params }),
    ]) {
      await expect(call).rejects.toThrow(/^http must .*(POST|DELETE) "\/resources\/vendor-only/);
    }
    expect(sent).toEqual([]);
  });

  test("doesn't quote the URL of another request, which may contain a key", async () => {
    const { client } = scene(json(user));
    for (const call of [
      client.http.GET(GET_USER, { params, baseUrl: "https://gateway.example/key-MARKER" }),
      client.http.GET(GET_USER, {
        params,
        middleware: [{ onRequest: () => new Request("https://evil.example/identity?key=MARKER") }],
      }),
    ]) {
      await expect(call).rejects.toThrow(/^http must (?!.*MARKER)/);
    }
  });
});

describe("behaves as openapi-fetch documents", () => {
  test("options that are for fetch reach it, except those that the client decides", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(user));
    const client = createClient({ region: "eu", token: TOKEN, fetch });
    for (const middleware of [[], [watching]]) {
      const options = { cache: "no-store", redirect: "follow", method: "DELETE", dispatcher: "pool" } as const;
      await client.http.GET(GET_USER, { params, middleware, ...options });
      const [url, init] = fetch.mock.lastCall ?? [];
      expect(url).toBe("https://api.frontegg.com/identity/resources/vendor-only/users/v1/a%2Fb");
      expect(init).toMatchObject({
        cache: "no-store",
        dispatcher: "pool",
        redirect: "manual",
        method: "GET",
        body: null,
      });
      expect(new Headers(init?.headers).get("authorization")).toBe(`Bearer ${TOKEN}`);
    }
  });

  test("the limits of a call don't reach fetch, with middleware or without", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(user));
    const client = createClient({ region: "eu", token: TOKEN, fetch });
    const options = { params, timeoutMs: 5_000, retry: false } as const;
    await client.http.GET(GET_USER, options);
    client.http.use(watching);
    await client.http.GET(GET_USER, options);
    await client.getUser("a/b", { timeoutMs: 5_000, retry: false });
    const expected = {
      method: "GET",
      headers: expect.objectContaining({ authorization: `Bearer ${TOKEN}` }),
      body: null,
      cache: "no-store",
      redirect: "manual",
      signal: expect.any(AbortSignal),
    };
    expect(fetch.mock.calls.map(([, init]) => init)).toEqual([expected, expected, expected]);
  });

  test("a fetch for one call gets a Request, with the token, for each attempt", async () => {
    const { client, sent } = scene(json({}));
    const requests: Request[] = [];
    const { data } = await client.http.PUT(UPDATE_USER, {
      params,
      body: { name: "Ada" },
      async fetch(request) {
        requests.push(request);
        return requests.length === 1 ? new Response(null, { status: 503 }) : Response.json(user);
      },
    });
    expect(data).toEqual(user);
    expect(sent).toEqual([]);
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(request).toBeInstanceOf(Request);
      expect(request).toMatchObject({ method: "PUT", redirect: "manual" });
      expect(request.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
      expect(await request.json()).toEqual({ name: "Ada" });
    }
  });

  test("a bodySerializer of one call writes the body", async () => {
    const { client, sent } = scene(json(user));
    for (const written of ['{"name":"Grace"}', new URLSearchParams({ name: "Grace" })]) {
      await client.http.PUT(UPDATE_USER, { params, body: { name: "Ada" }, bodySerializer: () => written });
    }
    expect(sent.map(({ body }) => body)).toEqual(['{"name":"Grace"}', "name=Grace"]);
  });

  test("a pathSerializer of one call fills the path, and the client still retries a passing failure", async () => {
    const { client, sent } = scene(json({}, 503), json(user));
    const { data } = await client.http.GET(GET_USER, {
      params,
      pathSerializer: (url) => url.replace("{userId}", "a%2Fb"),
    });
    expect([data, sent.length]).toEqual([user, 2]);
  });

  test("params.query and a querySerializer make the query", async () => {
    const { client, sent } = scene(json(user));
    // The operations of the spec have no query.
    const query = { x: "1 2" } as never;
    await client.http.GET(GET_USER, { params: { ...params, query } });
    await client.http.GET(GET_USER, { params: { ...params, query }, querySerializer: () => "y=3" });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?x=1%202", "?y=3"]);
  });

  test("null removes the content type, so fetch sets the body's own, as with openapi-fetch", async () => {
    const { client, sent } = scene(json(user));
    for (const middleware of [[], [watching]]) {
      client.http.use(...middleware);
      await client.http.PUT(UPDATE_USER, { params, body: {}, headers: { "content-type": null, "x-a": ["1", "2"] } });
    }
    expect(sent).toHaveLength(2);
    for (const { headers, body } of sent) {
      // As `fetch` sends it: a text that nobody gave a type is text/plain.
      const request = new Request("https://api.frontegg.com", { method: "PUT", headers, body: String(body) });
      expect(request.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
      expect(headers).toMatchObject({ "x-a": "1, 2", accept: "application/json" });
    }
  });
});

describe("an abort", () => {
  test.each([0, Number.NaN, "", false, null, 0n, new Error("enough")])(
    "rejects with its reason as it is: %s",
    async (reason) => {
      for (const middleware of [[], [watching]]) {
        for (const call of everyCall) {
          const before = scene(json(user));
          before.client.http.use(...middleware);
          await expect(call(before.client, AbortSignal.abort(reason))).rejects.toBe(reason);
          expect(before.sent).toEqual([]);
          expect(before.token).not.toHaveBeenCalled();

          const controller = new AbortController();
          const during = scene(({ signal }) => {
            controller.abort(reason);
            return Promise.reject<Response>(signal.reason);
          });
          during.client.http.use(...middleware);
          await expect(call(during.client, controller.signal)).rejects.toBe(reason);
        }
      }
    },
  );

  const never = new Promise<undefined>(() => {});
  test.each<[string, Middleware]>([
    ["onRequest", { onRequest: () => never }],
    ["onResponse", { onResponse: () => never }],
  ])("does not wait for the %s of middleware", async (_, middleware) => {
    for (const call of [
      ...everyCall,
      (client: FronteggClient, signal: AbortSignal) => client.getUser("a", { signal }),
    ]) {
      const { client } = scene(json(user));
      client.http.use(middleware);
      const controller = new AbortController();
      const rejected = expect(call(client, controller.signal)).rejects.toBe("enough");
      await setImmediate();
      controller.abort("enough");
      await rejected;
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

  test("may change a request: its headers, its query and its body", async () => {
    const { client, sent } = scene(json(user));
    client.http.use({
      async onRequest({ request }) {
        const headers = { "content-type": "application/json", "x-request-id": "r-1" };
        return new Request(`${request.url}?x=1`, { method: request.method, headers, body: '{"name":"Grace"}' });
      },
    });
    await client.updateUser("a", { name: "Ada" });
    expect(sent[0]).toMatchObject({
      url: "https://api.frontegg.com/identity/resources/users/v1/a?x=1",
      method: "PUT",
      headers: { "x-request-id": "r-1", authorization: `Bearer ${TOKEN}` },
      body: '{"name":"Grace"}',
    });
  });

  test("may change a response, and answer itself, and is gone once ejected", async () => {
    const { client, sent, token } = scene(json(user));
    const changing = { onResponse: () => Response.json({ ...user, name: "Grace" }) };
    client.http.use(changing);
    await expect(client.getUser("a")).resolves.toMatchObject({ name: "Grace" });
    client.http.eject(changing);
    await expect(client.getUser("a")).resolves.toEqual(user);
    const answering = { onRequest: () => Response.json({ errors: ["closed"] }, { status: 418 }) };
    client.http.use(answering);
    const closed = { status: 418, messages: ["closed"], operation: "getUser", attempts: 0 };
    await expect(client.getUser("a")).rejects.toMatchObject({ name: "ApiError", ...closed });
    client.http.eject(answering);
    client.http.use({ onRequest: () => Response.json({ ...user, name: "Cached" }) });
    await expect(client.getUser("a")).resolves.toMatchObject({ name: "Cached" });
    expect(sent).toHaveLength(2);
    expect(token).toHaveBeenCalledTimes(2);
  });

  test.each([
    ["method", (url: string) => new Request(`${url}/mfa/unenroll`, { method: "POST" })],
    ["path", (url: string) => new Request(`${url}/export`)],
  ])("may change the %s, and then nothing that may have arrived is sent again", async (_, change) => {
    const { client, sent } = scene(json({}, 503));
    client.http.use({ onRequest: ({ request }) => change(request.url) });
    await expect(client.getUser("a")).rejects.toMatchObject({ status: 503, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test("may change the query, and then passing failures are tried again", async () => {
    const { client, sent } = scene(json({}, 503), json(user));
    client.http.use({ onRequest: ({ request }) => new Request(`${request.url}?x=1`, request) });
    await client.getUser("a");
    expect(sent).toHaveLength(2);
  });

  test("may turn a failure into a success, and a lost connection too", async () => {
    const { client } = scene(json({ errors: ["nope"] }, 404), connectionError("ECONNRESET"));
    const seen: unknown[] = [];
    client.http.use({
      onResponse: () => Response.json({ ...user, name: "Default" }),
      onError({ error }) {
        seen.push(error);
        return Response.json({ ...user, name: "Offline" });
      },
    });
    await expect(client.getUser("a")).resolves.toMatchObject({ name: "Default" });
    await client.getUser("a");
    expect(seen).toEqual([expect.any(NetworkError)]);
  });

  test.each([200, 404])(
    "gets a Response even of a fetch whose response has nothing but what the client reads: %d",
    async (status) => {
      const headers = new Headers([
        ["content-type", "application/json"],
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ]);
      const fetch: FetchFunction = async () => ({
        ok: status === 200,
        status,
        statusText: "said",
        headers: { get: (name) => headers.get(name), forEach: (callback) => headers.forEach(callback) },
        text: async () => JSON.stringify(user),
      });
      const client = createClient({ region: "eu", token: TOKEN, fetch });
      client.http.use(watching);
      const { response } = await client.http.GET(GET_USER, { params });
      expect([response.status, response.statusText, [...response.headers]]).toEqual([status, "said", [...headers]]);
    },
  );

  test.each([
    [404, "Не найдено"],
    [403, "Acc\ufffds refus\ufffd"],
    [400, undefined],
    [304, ""],
    [999, ""],
    [200, "Готово"],
  ])("may return any status and any reason phrase: %d %s", async (status, statusText) => {
    const ok = status === 200;
    const reply = { ok, status, ...(statusText !== undefined && { statusText }), headers: new Headers() };
    const fetch = (async () => ({ ...reply, text: async () => JSON.stringify(user) })) as FetchFunction; // a stub may lack one
    const client = createClient({ region: "eu", token: TOKEN, fetch });
    for (const middleware of [[], [watching]]) {
      client.http.use(...middleware);
      const call = client.getUser("a");
      if (ok) await expect(call).resolves.toEqual(user);
      else await expect(call).rejects.toMatchObject({ name: "ApiError", status });
    }
  });

  test("may throw, and the call rejects with the same error", async () => {
    const mine = new Error("mine");
    const throwing = () => {
      throw mine;
    };
    for (const middleware of [{ onRequest: throwing }, { onResponse: throwing }]) {
      const { client } = scene(json(user));
      client.http.use(middleware);
      await expect(client.getUser("a")).rejects.toBe(mine);
    }
  });

  test("may not answer what the spec does not promise", async () => {
    for (const [middleware, attempts] of [
      [{ onRequest: htmlPage }, 0],
      [{ onResponse: htmlPage }, 1],
      [{ onResponse: () => Response.json([]) }, 1],
    ] as const) {
      const { client } = scene(json(user));
      client.http.use(middleware);
      await expect(client.getUser("a")).rejects.toMatchObject({ name: "InvalidResponseError", attempts });
    }
  });

  test.each([
    ["to another host", () => new Request("https://evil.example/identity/resources/vendor-only/users/v1/a")],
    ["to a sibling of the base URL", () => new Request("https://api.frontegg.com/identity/../admin")],
    ["with a header of ours", (request: Request) => new Request(request, { headers: { authorization: "x" } })],
  ])("may not send a request %s", async (_, change) => {
    const { client, sent, token } = scene(json(user));
    client.http.use({ onRequest: ({ request }) => change(request) });
    await expect(client.getUser("a")).rejects.toThrow(InvalidInputError);
    await expect(client.http.GET(GET_USER, { params })).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
    expect(token).not.toHaveBeenCalled();
  });

  const replies: Record<string, Reply> = {
    "a success": json(user, 200, { "frontegg-trace-id": "t-1" }),
    "a success with its length": () => {
      const body = JSON.stringify(user);
      return new Response(body, { headers: { "content-length": String(body.length) } });
    },
    "an empty success": text(null, 204),
    "a success without a type": () => new Response(new TextEncoder().encode(JSON.stringify(user))),
    "a list": json([user]),
    "a failure": json({ errors: ["nope"], errorCode: "ER-1" }, 404, { "frontegg-trace-id": "t-1" }),
    "an HTML failure": text("<html>teapot</html>", 418),
    "a failure with its length": text("{}", 400, { "content-length": "2", "content-encoding": "identity" }),
    "a 304": text(null, 304),
    "HTML with 200": text("<html>", 200),
    "a lost connection": connectionError("ECONNRESET"),
  };
  const variants: Record<string, object> = {
    "no options": {},
    "another base URL": { baseUrl: "https://evil.example/key" },
    "a base URL that is none": { baseUrl: "evil" },
    "an empty base URL": { baseUrl: "" },
    "its own base URL": { baseUrl: "https://api.frontegg.com/identity/" },
    "no parameters": { params: {} },
    "a wrong header": { headers: { host: "evil.example" } },
    "a form that is chosen": { parseAs: "text" },
  };
  test.each(
    operationIds.flatMap((id) =>
      Object.keys(variants).flatMap((with_) => Object.keys(replies).map((on) => [id, with_, on])),
    ),
  )("changes nothing of %s with %s on %s if it only watches", async (id = "", with_ = "", on = "") => {
    /** All that a caller sees. */
    const outcome = async (...middleware: Middleware[]): Promise<unknown> => {
      const { client, sent } = scene((request) =>
        // A response of the network knows where it came from.
        Object.defineProperty(replies[on]!(request) as Response, "url", { value: request.url }),
      );
      client.http.use(...middleware);
      const result = await requestOperation(client, id as OperationId, variants[with_]).then(
        ({ data, error, response: { status, statusText, ok, url, headers } }) => ({
          data,
          error,
          response: { status, statusText, ok, url, headers: [...headers] },
        }),
        // The class, the message and every field.
        (error: Error) => [error.constructor.name, error.message, JSON.stringify(Object.entries(error))],
      );
      return [result, sent.map((request) => ({ ...request, signal: undefined }))];
    };
    expect(await outcome(watching)).toEqual(await outcome());
  });

  test("of one call is that call's alone, and sees a real request too", async () => {
    const { client } = scene(json(user));
    const onRequest = vi.fn<NonNullable<Middleware["onRequest"]>>();
    await client.http.GET(GET_USER, { params, middleware: [{ onRequest }] });
    await client.http.GET(GET_USER, { params });
    await client.getUser("a");
    expect(onRequest.mock.calls).toEqual([[expect.objectContaining({ request: expect.any(Request) })]]);
  });

  test("keeps timeoutMs, retry and headers of a named method", async () => {
    const { client, sent } = scene(hang);
    client.http.use(watching);
    const options = { timeoutMs: 5, retry: false, headers: { "x-a": "1" } } as const;
    await expect(client.getUser("a", options)).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 5 });
    expect(sent).toMatchObject([{ headers: { "x-a": "1" } }]);
  });
});

describe("leaves no listener on the caller's signal", () => {
  const replies: Record<string, Reply> = {
    "a success": json(user),
    "a failure": json({ errors: ["nope"] }, 404),
    "a failure that was tried again": json({}, 429),
    "a lost connection": connectionError("ECONNRESET"),
    "a success that is none": text("<html>"),
  };
  const calls: Record<string, (client: FronteggClient, signal: AbortSignal) => Promise<unknown>> = {
    ...Object.fromEntries(
      operationIds.map((id) => [
        id,
        (client: FronteggClient, signal: AbortSignal) => requestOperation(client, id, { signal }),
      ]),
    ),
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
      for (let count = 0; count < 5; count++) {
        const { client } = scene(reply);
        await call(client, signal).catch(() => {});
      }
      await setImmediate();
      expect(getEventListeners(signal, "abort")).toEqual([]);
    });
  });

  test("that 500 calls share, with middleware and without", { timeout: 60_000 }, async () => {
    const { signal } = new AbortController();
    const { client } = scene(json(user));
    const call = (): Promise<unknown> => client.http.GET(GET_USER, { params, signal });
    await Promise.all(Array.from({ length: 250 }, call));
    client.http.use(watching);
    await Promise.all(Array.from({ length: 250 }, call));
    await setImmediate();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

test("a failure of http is an ApiError of a named method", async () => {
  const { client } = scene(json({ errors: ["nope"] }, 404));
  const { error } = await client.http.GET(GET_USER, { params });
  const thrown: unknown = await client.getUser("a").catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ messages: error?.errors });
});
