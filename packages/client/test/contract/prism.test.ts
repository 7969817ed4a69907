import { readFileSync } from "node:fs";
import { createClient, environmentToken } from "@frontegg-identity/client";
import { endpoints, regions, servers } from "@frontegg-identity/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { callOperation } from "./call-operation.ts";
import { cases, operations, testRequests, testResponses } from "./contract.ts";
import { spec } from "./spec-cases.ts";
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
  const SEEDS = 200;

  test.each(operations)(`passes through %s unchanged, under ${SEEDS} seeds`, { timeout: 60_000 }, async (operation) => {
    prism.takeViolations();
    const results = new Set<string>();
    for (let seed = 0; seed < SEEDS; seed++) {
      const prefer = `dynamic=true, code=200, seed=${operation}-${seed}`;
      const data = await callOperation(prism.client, operation, { headers: { prefer } });
      expect(JSON.stringify(data) ?? "").toBe(prism.lastBody());
      results.add(prism.lastBody());
    }
    expect(prism.takeViolations()).toEqual([]);
    expect(results.size).toBeGreaterThan(
      Object.values<string>(endpoints[operation].success).includes("none") ? 0 : SEEDS / 2,
    );
  });
});

describe("the cases", () => {
  test("cover every operation, and for each of them a success and every error that the house requires", () => {
    for (const operation of operations) {
      const statuses = new Set(cases.filter((row) => row.operation === operation).map((row) => row.status));
      expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 429, 500]));
    }
  });

  test("name the trace id of every error, and the wait of every 429", () => {
    const errors = cases.filter(({ status }) => status >= 400);
    for (const { headers } of errors) expect(headers["frontegg-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
    const waits = errors.filter(({ status }) => status === 429).map(({ headers }) => headers["retry-after"]);
    expect(waits).toEqual(operations.map(() => "1"));
  });
});

interface Server {
  readonly url: string;
  readonly "x-region"?: string;
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
    expect((spec["servers"] as Server[]).filter((server) => server["x-region"] === region)).toEqual([
      expect.objectContaining({ url: servers[region] }),
    ]);
  });

  test("gets its token from a server of the spec for tokens, on the same host", async () => {
    const authSpec: { servers: Server[] } = parse(
      readFileSync(new URL(import.meta.resolve("@frontegg-identity/spec/environment-auth.yaml")), "utf8"),
    );
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

    const server = authSpec.servers.find((candidate) => candidate["x-region"] === region);
    expect(sent[0]).toBe(`${server?.url}/auth/vendor`);
    expect(new URL(sent[0] ?? "").origin).toBe(new URL(sent[1] ?? "").origin);
  });
});

test("a server that is not in the spec is refused by Prism, so that the test above can fail", async () => {
  const url = `${prism.url}/resources/vendor-only/users/v1/u1?__server=https://api.example.com/identity`;
  const response = await fetch(url, { headers: { authorization: "Bearer t" } });
  expect(response.status).toBe(404);
});
