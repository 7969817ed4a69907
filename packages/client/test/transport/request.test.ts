import { regions, servers } from "@frontegg-identity/types";
import { describe, expect, test } from "vitest";
import type { ClientOptions } from "../../src/client-options.ts";
import { createClient } from "../../src/create-client.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { json, scriptedFetch, text, user } from "../scripted-fetch.ts";

interface Call {
  readonly operation: string;
  readonly call: (client: FronteggClient, userId: string) => Promise<unknown>;
  readonly method: string;
  readonly path: (userId: string) => string;
  readonly body: string | null;
}

const calls: Call[] = [
  {
    operation: "getUser",
    call: (client, userId) => client.getUser(userId),
    method: "GET",
    path: (userId) => `/resources/vendor-only/users/v1/${userId}`,
    body: null,
  },
  {
    operation: "updateUser",
    call: (client, userId) => client.updateUser(userId, { name: "Ada", metadata: '{"plan":"pro"}' }),
    method: "PUT",
    path: (userId) => `/resources/users/v1/${userId}`,
    body: String.raw`{"name":"Ada","metadata":"{\"plan\":\"pro\"}"}`,
  },
  {
    operation: "unenrollUserMfa",
    call: (client, userId) => client.unenrollUserMfa(userId),
    method: "POST",
    path: (userId) => `/resources/vendor-only/users/v1/${userId}/mfa/unenroll`,
    body: null,
  },
];

const hosts: { server: string; options: Partial<ClientOptions>; base: string }[] = [
  ...regions.map((region) => ({ server: `region ${region}`, options: { region }, base: servers[region] })),
  { server: "domain App-Abc", options: { domain: "App-Abc" }, base: "https://app-abc.frontegg.com/identity" },
  { server: "a baseUrl", options: { baseUrl: "http://127.0.0.1:4010/x/" }, base: "http://127.0.0.1:4010/x" },
];

function clientWith(
  fetch: typeof globalThis.fetch,
  options: Partial<ClientOptions> = { region: "eu" },
): FronteggClient {
  // The rows above have one server each; the compiler cannot see that in a Partial.
  return createClient({ token: "t0k3n", fetch, ...options } as ClientOptions);
}

describe.each(calls)("$operation", ({ call, method, path, body }) => {
  test.each(hosts)("goes to $server", async ({ options, base }) => {
    const { fetch, sent } = scriptedFetch(json(user));
    await call(clientWith(fetch, options), "u 1/é");
    expect(sent).toEqual([
      {
        url: `${base}${path("u%201%2F%C3%A9")}`,
        method,
        headers: {
          accept: "application/json",
          authorization: "Bearer t0k3n",
          ...(body !== null && { "content-type": "application/json" }),
        },
        body,
        redirect: "manual",
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  test("carries the headers of the client's options", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    await call(clientWith(fetch, { region: "us", environmentId: "env-1", applicationId: "app-1" }), "a");
    expect(sent[0]?.headers).toMatchObject({
      accept: "application/json",
      "frontegg-environment-id": "env-1",
      "frontegg-application-id": "app-1",
    });
  });

  test.each(["", ".", "..", undefined, null, 7, {}, "\ud800"])("sends nothing for the id %j", async (userId) => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types pass.
    await expect(call(clientWith(fetch), userId as string)).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });
});

describe("options of one call", () => {
  test("headers are added, and win over those of the client", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = clientWith(fetch, { region: "eu", environmentId: "env-1" });
    await client.getUser("a", { headers: { "X-Request-Id": "r-1", "Frontegg-Environment-Id": "env-2" } });
    expect(sent[0]?.headers).toMatchObject({ "x-request-id": "r-1", "frontegg-environment-id": "env-2" });
    await client.getUser("a");
    expect(sent[1]?.headers).not.toHaveProperty("x-request-id");
    expect(sent[1]?.headers).toMatchObject({ "frontegg-environment-id": "env-1" });
  });

  test.each(["authorization", "Host", "CONTENT-LENGTH", "frontegg-tenant-id"])(
    "the header %s is refused, and nothing is sent",
    async (name) => {
      const { fetch, sent } = scriptedFetch(json(user));
      await expect(clientWith(fetch).getUser("a", { headers: { [name]: "x" } })).rejects.toThrow(`headers.${name} `);
      expect(sent).toEqual([]);
    },
  );

  test.each([0, -1, 1.5, Number.NaN, 2 ** 31, "100", null])("timeoutMs %j is refused", async (timeoutMs) => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types pass.
    const options = { timeoutMs } as { timeoutMs: number };
    await expect(clientWith(fetch).getUser("a", options)).rejects.toThrow("timeoutMs must be an integer");
    expect(() => clientWith(fetch, { region: "eu", ...options, ...(timeoutMs === null && { timeoutMs: 0 }) })).toThrow(
      InvalidInputError,
    );
    expect(sent).toEqual([]);
  });

  test("undefined options are as good as none", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    await clientWith(fetch).getUser("a", { headers: undefined, signal: undefined, timeoutMs: undefined });
    expect(sent).toHaveLength(1);
  });
});

describe("the options of a client", () => {
  test.each([
    [
      "token and credentials",
      { region: "eu", token: "t", credentials: { clientId: "c", secret: "s" } },
      "exactly one of them must be given",
    ],
    ["neither", { region: "eu" }, "exactly one of them must be given"],
    [
      "credentials with domain",
      { domain: "app-abc", credentials: { clientId: "c", secret: "s" } },
      "that host refuses environment tokens",
    ],
    ["credentials without a secret", { region: "eu", credentials: { clientId: "c" } }, "secret must be non-empty text"],
    [
      "credentials without a clientId",
      { region: "eu", credentials: { clientId: "", secret: "s" } },
      "clientId must be non-empty text",
    ],
    ["credentials that are null", { region: "eu", credentials: null }, "clientId must be non-empty text"],
    ["an empty token", { region: "eu", token: "" }, "token must be non-empty text"],
    ["a token that is null", { region: "eu", token: null }, "token must be non-empty text"],
    ["two servers", { region: "eu", domain: "app-abc", token: "t" }, "exactly one of them must be given"],
    ["no server", { token: "t" }, "exactly one of them must be given"],
    [
      "a header injection in environmentId",
      { region: "eu", token: "t", environmentId: "a\r\nx: 1" },
      "environmentId must be",
    ],
    [
      "a header injection in applicationId",
      { region: "eu", token: "t", applicationId: "a\nx: 1" },
      "applicationId must be",
    ],
    ["a fetch that is no function", { region: "eu", token: "t", fetch: "x" }, "fetch must be a function"],
    ["an onAttempt that is no function", { region: "eu", token: "t", onAttempt: "x" }, "onAttempt must be a function"],
    ["wrong retry options", { region: "eu", token: "t", retry: { maxRetries: -1 } }, "retry.maxRetries must be"],
    ["retry options that are true", { region: "eu", token: "t", retry: true }, "retry must be"],
    ["retry options that are a number", { region: "eu", token: "t", retry: 3 }, "retry must be"],
    ["retry options that are a text", { region: "eu", token: "t", retry: "x" }, "retry must be"],
    ["retry options that are null", { region: "eu", token: "t", retry: null }, "retry must be"],
    ["an empty environmentId", { region: "eu", token: "t", environmentId: "" }, "environmentId must"],
    ["an empty applicationId", { region: "eu", token: "t", applicationId: "" }, "applicationId must"],
    ["none at all", undefined, "exactly one of them must be given"],
  ])("%s are refused", (_, options, message) => {
    // What callers without types pass.
    const make = (): unknown => createClient(options as unknown as ClientOptions);
    expect(make).toThrow(InvalidInputError);
    expect(make).toThrow(message);
  });

  test("an object that cannot be made a text is refused as any other, wherever it stands", async () => {
    // What callers without types pass.
    const bare = Object.create(null) as never;
    for (const wrong of [
      { region: bare },
      { domain: bare },
      { baseUrl: bare },
      { token: bare },
      { credentials: bare, token: undefined },
      { timeoutMs: bare },
      { retry: { maxRetries: bare } },
      { retry: { maxDelayMs: bare } },
      { fetch: bare },
      { onAttempt: bare },
      { environmentId: bare },
      { applicationId: bare },
    ]) {
      const region = "domain" in wrong || "baseUrl" in wrong ? undefined : "eu";
      const make = (): unknown => createClient({ region, token: "t", ...wrong } as never);
      expect(make, Object.keys(wrong)[0]).toThrow(InvalidInputError);
    }
    const { fetch, sent } = scriptedFetch(json(user));
    const client = clientWith(fetch);
    for (const call of [
      client.getUser(bare),
      client.unenrollUserMfa(bare),
      client.updateUser("a", { metadata: bare }),
      client.getUser("a", { timeoutMs: bare }),
      client.getUser("a", { headers: { "x-a": bare } }),
    ]) {
      await expect(call).rejects.toThrow(InvalidInputError);
    }
    expect(sent).toEqual([]);
  });

  test("the global fetch is looked up at each call", async () => {
    const original = globalThis.fetch;
    const client = createClient({ region: "eu", token: "t" });
    const { fetch, sent } = scriptedFetch(json(user));
    globalThis.fetch = fetch;
    try {
      await client.getUser("a");
    } finally {
      globalThis.fetch = original;
    }
    expect(sent).toHaveLength(1);
  });
});

describe("results", () => {
  test("a user is given as it came, unknown properties and all", async () => {
    const body = { ...user, managedBy: "something-new", surprise: { deep: [1] } };
    const { fetch } = scriptedFetch(json(body));
    await expect(clientWith(fetch).getUser("a")).resolves.toEqual(body);
    await expect(clientWith(fetch).updateUser("a", {})).resolves.toEqual(body);
  });

  test.each([
    ["nothing with 200", text(null, 200)],
    ["nothing with 200 and content-length 0", text("", 200, { "content-length": "0" })],
    ["nothing with 204", text(null, 204)],
    ["nothing with 205", text(null, 205)],
    ["JSON that nobody promised", json({ ok: true })],
  ])("an unenrolment resolves with undefined: %s", async (_, reply) => {
    const { fetch } = scriptedFetch(reply);
    await expect(clientWith(fetch).unenrollUserMfa("a")).resolves.toBeUndefined();
  });

  test("an update that is no object, or has an object as metadata, is refused before anything is sent", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types pass.
    const metadata = { plan: "pro" } as unknown as string;
    await expect(clientWith(fetch).updateUser("a", { metadata })).rejects.toThrow("use JSON.stringify");
    await expect(clientWith(fetch).updateUser("a", null as never)).rejects.toThrow(InvalidInputError);
    expect(sent).toEqual([]);
  });
});
