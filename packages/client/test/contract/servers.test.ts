import { readFileSync } from "node:fs";
import { createClient, environmentToken } from "@frontegg-identity/client";
import { startMock } from "@frontegg-identity/mock";
import { regions, servers } from "@frontegg-identity/types";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { spec } from "./spec-cases.ts";

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
    const mock = await startMock();
    const sent: string[] = [];
    const client = createClient({
      region,
      token: "an-environment-token",
      retry: false,
      fetch: (input, init) => {
        const url = urlOf(input);
        sent.push(url);
        return fetch(`${mock.url}${url.slice(servers[region].length)}?__server=${servers[region]}`, init);
      },
    });

    await client.getUser("u1");
    await mock.close();

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
  const mock = await startMock();
  const url = `${mock.url}/resources/vendor-only/users/v1/u1?__server=https://api.example.com/identity`;
  const response = await fetch(url, { headers: { authorization: "Bearer t" } });
  await mock.close();
  expect(response.status).toBe(404);
});
