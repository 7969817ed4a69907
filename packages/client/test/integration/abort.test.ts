import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken } from "../../src/authentication/environment-token.ts";
import { createClient } from "../../src/create-client.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { startFaultyServer, type Behaviour, type FaultyServer } from "./faulty-server.ts";

const reason = new Error("the caller's reason");
const USER = '{"id":"u-1"}';

let server: FaultyServer | undefined;
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
});

/** Behaves differently at the token endpoint. */
function byPath(token: Behaviour, api: Behaviour): Behaviour {
  return (response, request) => (request.url === "/auth/vendor" ? token : api)(response, request);
}

interface Row {
  readonly moment: string;
  /** `abort` is called by the server at that moment; undefined where the signal is aborted before. */
  readonly behaviour: (abort: () => void) => Behaviour;
  readonly before?: boolean;
  /** Aborts once the headers are there and the body is being read, which the server cannot know. */
  readonly duringBody?: boolean;
  readonly requests: string[];
}

const GET = "GET /identity/resources/vendor-only/users/v1/u-1";
const POST = "POST /auth/vendor";
/** Begins a body and does not end it. */
const stalling =
  (status: number): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-length": "1000" });
    response.write('{"errors":');
  };
const issued: Behaviour = (response) => void response.end('{"token":"issued-token","expiresIn":100}');

const rows: Row[] = [
  { moment: "before the call", before: true, behaviour: () => () => {}, requests: [] },
  {
    moment: "before the headers",
    behaviour: (abort) => byPath(issued, abort),
    requests: [POST, GET],
  },
  {
    moment: "during the body",
    duringBody: true,
    behaviour: () => byPath(issued, stalling(200)),
    requests: [POST, GET],
  },
  {
    moment: "during the body of a 500",
    duringBody: true,
    behaviour: () => byPath(issued, stalling(500)),
    requests: [POST, GET],
  },
  {
    // No other attempt follows, before which the signal would be looked at again.
    moment: "during the body of a 404",
    duringBody: true,
    behaviour: () => byPath(issued, stalling(404)),
    requests: [POST, GET],
  },
  {
    moment: "during a wait",
    behaviour: (abort) =>
      byPath(issued, (response) => {
        response.writeHead(429, { "retry-after": "50" });
        // The answer is read, and the wait begun, before the next timer fires.
        response.end(() => setTimeout(abort, 50));
      }),
    requests: [POST, GET],
  },
  {
    moment: "during a token request",
    // The request goes on, for whoever else waits for its token.
    behaviour: (abort) =>
      byPath(
        (response, request) => {
          abort();
          issued(response, request);
        },
        (response) => void response.end(USER),
      ),
    requests: [POST],
  },
];

const calls: Record<string, (client: FronteggClient, signal: AbortSignal) => Promise<unknown>> = {
  getUser: (client, signal) => client.getUser("u-1", { signal }),
  "getUser with middleware": (client, signal) => {
    client.http.use({ onRequest: () => undefined, onResponse: () => undefined });
    return client.getUser("u-1", { signal });
  },
  "http.GET": (client, signal) =>
    client.http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId: "u-1" } }, signal }),
};

describe.each(Object.entries(calls))("the caller's abort of %s", (_, call) => {
  test.each(rows)(
    "$moment reaches the caller as it is, and leaves nothing",
    { timeout: 60_000 },
    async ({ behaviour, before, duringBody, requests }) => {
      const controller = new AbortController();
      const abort = (): void => controller.abort(reason);
      server = await startFaultyServer(behaviour(abort));
      if (before === true) abort();
      const client = createClient({
        baseUrl: `${server.origin}/identity`,
        token: environmentToken({ clientId: "c", secret: "secret-of-the-test" }),
        timeoutMs: 20_000,
        async fetch(input, init) {
          const response = await fetch(input, init);
          if (duringBody === true && response.url.endsWith("/u-1")) setImmediate(abort);
          return response;
        },
      });
      await expect(call(client, controller.signal)).rejects.toBe(reason);
      // The caller does not wait until what was going on has ended.
      await vi.waitFor(() => expect(getEventListeners(controller.signal, "abort")).toEqual([]), 20_000);
      expect(server.requests).toEqual(requests);
    },
  );
});

describe("the caller's abort", () => {
  test("during a token request leaves the other calls that wait for it alone", async () => {
    const first = new AbortController();
    server = await startFaultyServer(
      byPath(
        (response, request) => {
          first.abort(reason);
          setImmediate(issued, response, request);
        },
        (response) => void response.end(USER),
      ),
    );
    const client = createClient({
      baseUrl: `${server.origin}/identity`,
      token: environmentToken({ clientId: "c", secret: "secret-of-the-test" }),
    });
    const [gone, ...others] = await Promise.allSettled([
      client.getUser("u-1", { signal: first.signal }),
      client.getUser("u-1"),
      client.getUser("u-1"),
    ]);
    expect(gone).toEqual({ status: "rejected", reason });
    expect(others).toMatchObject([{ value: { id: "u-1" } }, { value: { id: "u-1" } }]);
    expect(server.requests.toSorted()).toEqual([GET, GET, POST]);
  });
});

test("a process ends by itself after calls that succeeded, failed, timed out, were retried and aborted", async () => {
  server = await startFaultyServer(
    byPath(issued, (response, request) => {
      const [, fault] = /([a-z]+)$/.exec(request.url ?? "") ?? [];
      if (fault === "hangs") return;
      response.writeHead(fault === "fails" ? 503 : 200);
      response.end(USER);
    }),
  );
  const script = `
    import { createClient, environmentToken } from ${JSON.stringify(new URL("../../src/index.ts", import.meta.url).href)};
    const client = createClient({
      baseUrl: ${JSON.stringify(`${server.origin}/identity`)},
      token: environmentToken({ clientId: "c", secret: "secret-of-the-test" }),
      retry: { maxRetries: 1, maxDelayMs: 1 },
    });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = [
      client.getUser("works"), client.getUser("fails"), client.getUser("hangs", { timeoutMs: 50 }), client.getUser("hangs", { signal }),
    ];
    setTimeout(() => controller.abort(new Error("gone")), 200);
    const results = await Promise.allSettled(calls);
    console.log(results.map(({ status, reason }) => reason?.name ?? status).join(" "));
  `;
  // Killed after the time limit, which fails the test: whatever keeps the process alive would do so for longer.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=frontegg-identity-source", "--input-type=module", "-e", script],
    { timeout: 60_000, cwd: new URL("../..", import.meta.url) },
  );
  expect(stdout.trim()).toBe("fulfilled ApiError TimeoutError Error");
}, 25_000);
