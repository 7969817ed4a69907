import { describe, expect, test, vi } from "vitest";
import type { AttemptEvent } from "../../src/attempt-event.ts";
import { createClient } from "../../src/create-client.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { InvalidResponseError } from "../../src/errors/invalid-response-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
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
    ["other JSON", json({ message: "nope", errorCode: "ER-2" }, 400), { errors: ["nope"], errorCode: "ER-2" }],
    ["an echo of the token", json({ errors: [`bad ${TOKEN}`] }, 401), { errors: ["bad [redacted]"] }],
    ["a redirect", text("", 302, { location: "https://evil.example" }), { errors: [] }],
  ])("is the spec's error for a failure whose body is %s", async (_, reply, body) => {
    const { client } = scene(reply);
    const { data, error, response } = await client.http.GET(GET_USER, { params });
    expect(data).toBeUndefined();
    expect(error).toEqual(body);
    expect(response.ok).toBe(false);
  });

  test("is nothing but the response for an unenrolment", async () => {
    for (const reply of [text(null, 200), text(null, 204), text("", 200, { "content-length": "0" })]) {
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
  ])("it sends nothing with %s", async (_, init) => {
    const { client, sent } = scene(json(user));
    // What callers without types pass.
    const call = client.http.GET(GET_USER, init as unknown as { params: typeof params });
    await expect(call).rejects.toThrow(Error);
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
    await expect(client.http.POST(GET_USER as typeof UNENROLL, { params })).rejects.toThrow(
      "must call an operation of",
    );
    expect(sent).toEqual([]);
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

test("a failure of http is an ApiError of a named method, of the same response", async () => {
  const { client } = scene(json({ errors: ["nope"] }, 404));
  const { error } = await client.http.GET(GET_USER, { params });
  await expect(client.getUser("a")).rejects.toSatisfy((thrown) => ApiError.isInstance(thrown));
  await expect(client.getUser("a")).rejects.toMatchObject({ errors: error?.errors });
});
