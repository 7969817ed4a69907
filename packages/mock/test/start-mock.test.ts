import { once } from "node:events";
import { Agent, createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startMock, type MockServer } from "../src/index.ts";
import { ask, createToken, getUser, pathOf, updateUser } from "./ask.ts";

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock({ users: [{ id: "u-1", name: "Ada" }], control: true });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

/** Sends a request with Node's own module, which needs no global. */
async function overHttp(server: MockServer, path: string) {
  const sent = request(server.url + path, { headers: { authorization: "Bearer any" } }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage]; // as Node documents the event
  return { statusCode: response.statusCode, headers: response.headers, text: await text(response) };
}

const post = (server: MockServer, path: string, body: unknown = {}): Promise<Response> =>
  fetch(new URL(path, server.url), { method: "POST", body: JSON.stringify(body) });

describe("a server", () => {
  test("answers at the client's base URL, and issues tokens beside it", async () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/identity$/);
    expect((await updateUser(mock, { name: "Eve" })).body).toMatchObject({ name: "Eve" });
    expect((await getUser(mock)).body).toMatchObject({ name: "Eve" });
    expect(await createToken(mock)).toMatchObject({ status: 200, body: { expiresIn: 86_400 } });
    expect(mock.requests).toHaveLength(3);
  });

  test("answers /health", async () => {
    const response = await fetch(new URL("/health", mock.url));
    expect([response.status, await response.json(), mock.requests]).toEqual([200, { status: "ok" }, []]);
    const head = await fetch(new URL("/health", mock.url), { method: "HEAD" });
    expect([head.status, await head.text(), mock.requests]).toEqual([200, "", []]);
  });

  test("needs neither the Fetch API nor an `AbortController` that fits it, as in Jest's jsdom", async ({
    onTestFinished,
  }) => {
    onTestFinished(() => void vi.unstubAllGlobals());
    for (const name of ["Request", "Response", "Headers", "ReadableStream", "Blob", "TextEncoder", "AbortController"]) {
      vi.stubGlobal(name, undefined);
    }
    mock.on("getUser", { status: 429, headers: { "retry-after": "7" }, times: 1 });
    const limited = await overHttp(mock, pathOf.getUser("u-1"));
    expect(limited.headers["retry-after"]).toBe("7");
    const own = await overHttp(mock, pathOf.getUser("u-1"));
    expect(own.statusCode).toBe(200);
    expect(JSON.parse(own.text)).toMatchObject({ name: "Ada" });
  });

  test("cuts connections", async () => {
    mock.on("getUser", { fault: "cut", times: 1 });
    mock.on("getUser", { fault: "cutBody", times: 1 });
    await expect(getUser(mock)).rejects.toMatchObject({ message: "fetch failed" });
    await expect(getUser(mock)).rejects.toMatchObject({ message: "terminated" });
    expect((await getUser(mock)).status).toBe(200);
  });

  test("answers 500 with the exception of a listener", async () => {
    await using failing = await startMock({
      onRequest: () => {
        throw new Error("expected another user");
      },
    });
    const errors = ["Error: expected another user"];
    await expect(getUser(failing)).resolves.toMatchObject({ status: 500, body: { errors } });
  });
});

describe("a page of another origin", () => {
  const origin = "http://localhost:5173";

  test("is permitted to send PUT with a token and JSON", async () => {
    const reply = await ask(mock, pathOf.updateUser("u-1"), {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(reply.status).toBe(204);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "authorization,content-type",
      "access-control-allow-credentials": "true",
      vary: "Origin",
    });
    expect(mock.requests).toEqual([]);
  });

  test.each([200, 401, 404, 429])("can read an answer with %i, and each of its headers", async (status) => {
    mock.on("getUser", { status });
    const reply = await getUser(mock, "u-1", { headers: { origin } });
    expect(reply.status).toBe(status);
    expect(reply.headers.get("access-control-allow-origin")).toBe(origin);
    const exposed = reply.headers.get("access-control-expose-headers")?.split(", ");
    expect(exposed).toContain("frontegg-trace-id");
    if (status === 429) expect(exposed).toContain("retry-after");
  });
});

describe("control over HTTP", () => {
  test("resets, with the same users or other ones", async () => {
    await updateUser(mock, { name: "Eve" });
    expect((await post(mock, "/__mock/reset")).status).toBe(204);
    expect(mock.users.get("u-1")?.name).toBe("Ada");
    await post(mock, "/__mock/reset", { users: [{ id: "u-2" }] });
    expect((await getUser(mock, "u-2")).status).toBe(200);
  });

  test("overrides, revokes tokens and lists requests", async () => {
    expect((await post(mock, "/__mock/on", { operation: "getUser", status: 503, times: 1 })).status).toBe(204);
    expect((await getUser(mock)).status).toBe(503);
    const { token } = (await createToken(mock)).body as { token: string };
    await post(mock, "/__mock/revoke-tokens");
    expect((await getUser(mock, "u-1", { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    const requests = await (await fetch(new URL("/__mock/requests", mock.url))).json();
    expect(requests).toMatchObject([
      { operation: "getUser", status: 503 },
      { operation: "createEnvironmentToken", status: 200 },
      { operation: "getUser", status: 401 },
    ]);
  });

  test.each<[string, string, unknown, number]>([
    ["/__mock/on", 'An override has no "stauts"', { operation: "getUser", stauts: 1 }, 400],
    ["/__mock/on", "createEnvironmentToken, got nothing", {}, 400],
    ["/__mock", "There is no POST /__mock, only POST /__mock/reset, ", {}, 404],
    ["/__mock/reset", 'The user "u" breaks the spec', { users: [{ id: "u", email: 1 }] }, 400],
    ["/__mock/reset", "The body must be an object, got a list", [{ id: "u" }], 400],
    ["/__mock/reset", "The body must be an object, got a string", "hello", 400],
    ["/__mock/reset", 'POST /__mock/reset has no field "user", only users', { user: [{ id: "u" }] }, 400],
    ["/__mock/reset", "users must be a list, got an object", { users: { id: "u" } }, 400],
    ["/__mock/on", "createEnvironmentToken, got an object", { operation: { secret: "a" } }, 400],
    ["/__mock/revoke-tokens", 'POST /__mock/revoke-tokens has no field "token", only tokens', { token: "a" }, 400],
    ["/__mock/revoke-tokens", "tokens must be a list of strings", { tokens: "a" }, 400],
    ["/__mock/clear-overrides", 'POST /__mock/clear-overrides has no field "operation"', { operation: "getUser" }, 400],
    ["/__mock/rest", "There is no POST /__mock/rest, only POST /__mock/reset, ", {}, 404],
    ["/__mock/requests", "There is no POST /__mock/requests, only ", {}, 404],
  ])("says what is wrong with %s: %s", async (path, reason, body, status) => {
    const response = await post(mock, path, body);
    const errors = [expect.stringContaining(reason)];
    expect([response.status, await response.json()]).toEqual([status, { errors }]);
  });

  test("clears overrides, and revokes the tokens that it names", async () => {
    await post(mock, "/__mock/on", { operation: "getUser", status: 503 });
    expect((await post(mock, "/__mock/clear-overrides")).status).toBe(204);
    expect((await getUser(mock)).status).toBe(200);
    await post(mock, "/__mock/revoke-tokens", { tokens: ["any"] });
    expect((await getUser(mock)).status).toBe(401);
  });

  test("refuses malformed JSON, and leaves everything as it is", async () => {
    await updateUser(mock, { name: "Eve" });
    const response = await fetch(new URL("/__mock/reset", mock.url), { method: "POST", body: "{" });
    expect([response.status, mock.users.get("u-1")?.name]).toEqual([400, "Eve"]);
    expect(await response.json()).toEqual({ errors: [expect.stringMatching(/^The body must be JSON: /)] });
  });

  test("refuses a body that is nested too deeply", async () => {
    const body = `{"users":[{"id":"u","name":${"[".repeat(100_000)}${"]".repeat(100_000)}}]}`;
    const response = await fetch(new URL("/__mock/reset", mock.url), { method: "POST", body });
    expect([response.status, await response.json()]).toEqual([400, { errors: ["The body is nested too deeply"] }]);
  });

  test("stops the server, after its answer", async () => {
    const stopping = await startMock({ control: true });
    expect((await post(stopping, "/__mock/stop")).status).toBe(204);
    await stopping.close();
    await expect(fetch(stopping.url)).rejects.toThrow("fetch failed");
  });

  test("is off by default", async () => {
    await using closed = await startMock();
    const response = await post(closed, "/__mock/reset");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ errors: [expect.stringContaining("Start it with --control")] });
  });
});

describe("where it listens", () => {
  test.each([-1, 65_536, 1.5, Number.NaN])("refuses %s as a port", async (port) => {
    await expect(startMock({ port })).rejects.toThrow(`port must be an integer from 0 to 65535, got ${port}`);
  });

  test("says that a port is in use", async () => {
    const { port } = new URL(mock.url);
    await expect(startMock({ port: Number(port) })).rejects.toThrow(`port ${port} of 127.0.0.1: the port is in use`);
  });

  test("says that this machine doesn't have the host's address", async () => {
    // 192.0.2.0/24 is for documentation (RFC 5737), so no machine has it.
    await expect(startMock({ host: "192.0.2.1" })).rejects.toThrow("192.0.2.1: this machine doesn't have this address");
  });

  test("has a URL that can be called even if it listens on every address", async () => {
    await using everywhere = await startMock({ host: "0.0.0.0", createUsers: true });
    expect(everywhere.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await expect(getUser(everywhere)).resolves.toMatchObject({ status: 200 });
  });
});

describe("close", () => {
  test("drops idle connections and requests in flight, and frees the port", async () => {
    const stopping = await startMock({ createUsers: true });
    stopping.on("getUser", { params: { userId: "due" }, fault: "hang" });
    const { port, pathname } = new URL(stopping.url);
    const agent = new Agent({ keepAlive: true });
    const options = { agent, port, headers: { authorization: "Bearer any" } };
    const idle = request({ ...options, path: pathname + pathOf.getUser("u-1") }).end();
    const [response] = await once(idle, "response");
    response.resume();
    await once(response, "end");
    const due = request({ ...options, path: pathname + pathOf.getUser("due") }).end();
    const cutOff = once(due, "response").catch((error: unknown) => error);
    while (stopping.requests.length < 2) await new Promise(setImmediate);

    await stopping.close();
    await expect(cutOff).resolves.toMatchObject({ code: "ECONNRESET" });

    const successor = createServer().listen(Number(port), "127.0.0.1");
    await once(successor, "listening");
    // A server that listens on a port has an address of this kind.
    expect((successor.address() as AddressInfo).port).toBe(Number(port));
    successor.close();
    agent.destroy();
  });

  test("can be called again", async () => {
    const stopping = await startMock();
    await stopping.close();
    await expect(stopping.close()).resolves.toBeUndefined();
  });

  test("is called by await using", async () => {
    let url: string;
    {
      await using scoped = await startMock();
      url = scoped.url;
    }
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
