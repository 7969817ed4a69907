import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMock, type Mock, type MockRequest } from "../src/index.ts";
import { send, type Reply, UNENROLL, USER, USER_UPDATE } from "./request.ts";

let mock: Mock;
const requests: MockRequest[] = [];

beforeAll(async () => {
  mock = await startMock({ seed: "one", onRequest: (seen) => requests.push(seen) });
});
afterAll(() => mock.close());

const preferring = (prefer: string): Promise<Reply> => send(mock, USER, { headers: { prefer } });

describe("a mock", () => {
  test("is reached at the base URL that a client takes", () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/identity$/);
  });

  test.each([
    ["getUser", "GET", USER, undefined, 200],
    ["updateUser", "PUT", USER_UPDATE, '{"name":"Ada"}', 200],
    ["unenrollUserMfa", "POST", UNENROLL, undefined, 200],
  ])("answers %s with the spec's example and no violation", async (_name, method, path, body, status) => {
    const reply = await send(mock, path, { method, body: body ?? null });
    expect(reply.status).toBe(status);
    expect(reply.headers.get("sl-violations")).toBeNull();
    expect(reply.headers.get("frontegg-trace-id")).not.toBeNull();
    if (method === "POST") expect(reply.body).toBeUndefined();
    else expect(reply.body).toMatchObject({ email: "ada@example.com" });
  });

  test("issues tokens beside /identity, as production does", async () => {
    const credentials = JSON.stringify({ clientId: "any", secret: "any" });
    const reply = await send(mock, "/../auth/vendor", { method: "POST", body: credentials });
    expect(reply).toMatchObject({ status: 200, body: { token: "not.a-real.token", expiresIn: 86_400 } });
  });

  test("answers a path without /identity with Prism's 404", async () => {
    const reply = await send(mock, `/..${USER}`);
    expect(reply.status).toBe(404);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.body).toMatchObject({ title: "Route not resolved, no path matched" });
  });

  test("answers a request without a bearer token with the documented 401", async () => {
    const reply = await send(mock, USER, { headers: { authorization: "" } });
    expect(reply).toMatchObject({ status: 401, body: { errors: [expect.any(String)] } });
  });

  test("answers a body that breaks the schema with the documented 400 and the details in sl-violations", async () => {
    const reply = await send(mock, USER_UPDATE, { method: "PUT", body: '{"metadata":{}}' });
    expect(reply).toMatchObject({ status: 400, body: { errors: [expect.any(String)] } });
    expect(JSON.parse(reply.headers.get("sl-violations") ?? "")).toMatchObject([
      { location: ["request", "body", "metadata"] },
    ]);
  });

  test("does what Prefer asks for, as Prism does", async () => {
    await expect(preferring("code=404")).resolves.toMatchObject({ status: 404, body: { errors: ["User not found"] } });
    await expect(preferring("example=sparse")).resolves.toMatchObject({ status: 200, body: { name: null } });
    await expect(preferring("code=abc")).resolves.toMatchObject({ status: 422 });
  });

  test("repeats random answers for the same seed and changes them with the seed", async () => {
    await using other = await startMock({ seed: "two" });
    const dynamic = { headers: { prefer: "dynamic=true" } };
    const [first, second, different] = [
      await send(mock, USER, dynamic),
      await send(mock, USER, dynamic),
      await send(other, USER, dynamic),
    ];
    expect(first.headers.get("sl-violations")).toBeNull();
    expect(second.body).toEqual(first.body);
    expect(different.body).not.toEqual(first.body);
  });
});

describe("onRequest", () => {
  test("is told of each request before its answer arrives", async () => {
    requests.length = 0;
    await send(mock, USER_UPDATE, { method: "PUT", body: '{"name":"Ada"}' });
    await send(mock, `${USER}/nowhere?code=1`);
    expect(requests).toEqual([
      {
        operation: "updateUser",
        method: "PUT",
        path: `/identity${USER_UPDATE}`,
        body: { name: "Ada" },
        status: 200,
      },
      { operation: undefined, method: "GET", path: `/identity${USER}/nowhere`, body: undefined, status: 404 },
    ]);
  });

  test("sees neither the token nor credentials", async () => {
    requests.length = 0;
    const headers = { authorization: "Bearer MARKER", cookie: "MARKER=1" };
    await send(mock, USER, { headers });
    const credentials = { method: "POST", headers, body: '{"clientId":"MARKER","secret":"MARKER"}' };
    await send(mock, "/../auth/vendor", credentials);
    await send(mock, "/auth/vendor", credentials);
    expect(requests.map(({ operation }) => operation)).toEqual(["getUser", "createEnvironmentToken", undefined]);
    expect(JSON.stringify(requests)).not.toContain("MARKER");
  });

  test("answers with its own error where it throws", async () => {
    await using failing = await startMock({
      onRequest: () => {
        throw new Error("expected another user");
      },
    });
    await expect(send(failing, USER)).resolves.toMatchObject({
      status: 500,
      body: { errors: ["Error: expected another user"] },
    });
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

  test("says that a host is not this machine's", async () => {
    // 192.0.2.0/24 is for documentation (RFC 5737), so no machine has it.
    await expect(startMock({ host: "192.0.2.1" })).rejects.toThrow("192.0.2.1: this machine has no such address");
  });

  test("gives a URL that can be called where it listens on every address", async () => {
    await using everywhere = await startMock({ host: "0.0.0.0" });
    expect(everywhere.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await expect(send(everywhere, USER)).resolves.toMatchObject({ status: 200 });
  });
});

describe("close", () => {
  test("ends although connections are kept alive and answers are due, and frees the port", async () => {
    const stopping = await startMock();
    const { port, pathname } = new URL(stopping.url);
    const agent = new Agent({ keepAlive: true });
    const options = { agent, port, path: pathname + USER, headers: { authorization: "Bearer any" } };
    const idle = request(options).end();
    const [response] = await once(idle, "response");
    response.resume();
    await once(response, "end");
    // `continue` tells that the mock has begun with the request, which then waits for a body that never comes.
    const due = request({ ...options, method: "PUT", headers: { "content-length": 1, expect: "100-continue" } });
    const cutOff = once(due, "response").catch((error: unknown) => error);
    await once(due, "continue");

    await stopping.close();
    await expect(cutOff).resolves.toMatchObject({ code: "ECONNRESET" });

    const successor = createServer().listen(Number(port), "127.0.0.1");
    await once(successor, "listening");
    // A server that listens on a port has an address of this kind.
    expect((successor.address() as AddressInfo).port).toBe(Number(port));
    successor.close();
    agent.destroy();
  });

  test("may be called again", async () => {
    const stopping = await startMock();
    await stopping.close();
    await expect(stopping.close()).resolves.toBeUndefined();
  });

  test("is what await using calls", async () => {
    let url: string;
    {
      await using scoped = await startMock();
      url = scoped.url;
    }
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
