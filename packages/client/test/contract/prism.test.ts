import { createClient, environmentToken } from "@frontegg-identity/client";
import { regions, servers, type AnyOperationId } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOperation, operationIds, successOf } from "../operation-call.ts";
import { cases, testRequests, testResponses } from "./contract.ts";
import { startPrismTarget, type Target } from "./target.ts";

// One Prism for all of this, since it takes a second to start.
let prism: Target;
beforeAll(async () => {
  prism = await startPrismTarget();
}, 60_000);
afterAll(() => prism[Symbol.asyncDispose]());

describe("Prism's mock", () => {
  testResponses(() => prism);
  testRequests(() => prism);
});

describe("random data that fits the schema", () => {
  // As many calls in all, however many operations the spec has. Twenty show both values of a boolean.
  const SEEDS = Math.max(20, Math.ceil(100 / operationIds.length));

  test.each(operationIds)(
    `passes through %s unchanged, under ${SEEDS} seeds`,
    { timeout: 60_000 },
    async (operation) => {
      prism.takeViolations();
      const results = new Set<string>();
      for (let seed = 0; seed < SEEDS; seed++) {
        const prefer = `dynamic=true, code=${successOf(operation).status}, seed=${operation}-${seed}`;
        const data = await callOperation(prism.client, operation, { headers: { prefer } });
        expect(typeof data === "string" ? data : (JSON.stringify(data) ?? "")).toBe(prism.lastBody());
        results.add(prism.lastBody());
      }
      expect(prism.takeViolations()).toEqual([]);
      expect(results.size).toBeGreaterThan(successOf(operation).value === undefined ? 0 : 1);
    },
  );
});

describe("the cases", () => {
  test("cover every operation, and for each of them a success and every error that the house requires", () => {
    for (const operation of operationIds) {
      const statuses = new Set(cases.filter((row) => row.operation === operation).map((row) => row.status));
      const missing = operations[operation].path.includes("{") ? [404] : [];
      const expected = [successOf(operation).status, 400, 401, 403, ...missing, 429, 500];
      expect([...statuses]).toEqual(expect.arrayContaining(expected));
    }
  });

  test("name the trace ID of every error, and the wait of every 429", () => {
    const errors = cases.filter(({ status }) => status >= 400);
    for (const { headers } of errors) expect(headers["frontegg-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
    const waits = errors.filter(({ status }) => status === 429).map(({ headers }) => headers["retry-after"]);
    expect(waits).toEqual(operationIds.map(() => "1"));
  });
});

function serversOf(id: AnyOperationId) {
  return operations[id].servers;
}

/** The client calls `fetch` with text alone. */
function urlOf(input: RequestInfo | URL): string {
  if (typeof input !== "string") throw new TypeError("fetch was not called with a string");
  return input;
}

describe.each(regions)("region %s", (region) => {
  test("is a server of the spec, which Prism accepts as one", async () => {
    const sent: string[] = [];
    const client = createClient({
      region,
      token: "an-environment-token",
      retry: false,
      fetch: (input, init) => {
        const url = urlOf(input);
        sent.push(url);
        return fetch(`${prism.url}${url.slice(servers[region].length)}?__server=${servers[region]}`, init);
      },
    });

    await client.getUser("u1");

    expect(sent).toEqual([`${servers[region]}/resources/vendor-only/users/v1/u1`]);
    expect(new URL(sent[0] ?? "").pathname).toMatch(/^\/identity\//);
    expect(serversOf("getUser").filter((server) => server.region === region)).toEqual([
      expect.objectContaining({ url: servers[region] }),
    ]);
  });

  test("gets its token from a server of the spec for tokens, on the same host", async () => {
    const sent: string[] = [];
    const client = createClient({
      region,
      token: environmentToken({ clientId: "a-client-id", secret: "a-client-secret" }),
      fetch: (input) => {
        sent.push(urlOf(input));
        return Promise.resolve(Response.json({ token: "a.b.c", id: "u1" }));
      },
    });

    await client.getUser("u1");

    const server = serversOf("createEnvironmentToken").find((candidate) => candidate.region === region);
    expect(sent[0]).toBe(`${server?.url}/auth/vendor`);
    expect(new URL(sent[0] ?? "").origin).toBe(new URL(sent[1] ?? "").origin);
  });
});

test("Prism refuses a server that isn't in the spec, so the test above can fail", async () => {
  const url = `${prism.url}/resources/vendor-only/users/v1/u1?__server=https://api.example.com/identity`;
  const response = await fetch(url, { headers: { authorization: "Bearer t" } });
  expect(response.status).toBe(404);
});
