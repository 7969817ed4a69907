import { endpoints, regions, servers, type Endpoint, type OperationId } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import { describe, expect, test } from "vitest";
import type { ClientOptions } from "../../src/client-options.ts";
import { createClient } from "../../src/create-client.ts";
import { ApiError } from "../../src/errors/api-error.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { bodyOf, callOperation, operationIds, pathOf, queryOf, successOf, successResponse } from "../operation-call.ts";
import { version } from "../../src/version.ts";
import { json, scriptedFetch, text, user } from "../scripted-fetch.ts";

const hosts: { server: string; options: Partial<ClientOptions>; base: string }[] = [
  ...regions.map((region) => ({ server: `region ${region}`, options: { region }, base: servers[region] })),
  { server: "domain App-Abc", options: { domain: "App-Abc" }, base: "https://app-abc.frontegg.com/identity" },
  { server: "a baseUrl", options: { baseUrl: "http://127.0.0.1:4010/x/" }, base: "http://127.0.0.1:4010/x" },
];

/** What is special about an operation may be missing. */
const endpointOf = (id: OperationId): Endpoint => endpoints[id];

function clientWith(
  fetch: typeof globalThis.fetch,
  options: Partial<ClientOptions> = { region: "eu" },
): FronteggClient {
  return createClient({ token: "t0k3n", fetch, ...options });
}

describe.each(operationIds)("%s", (id) => {
  const { method, parameters, body, basePath, token } = operations[id];
  const reply = (): Response => successResponse(id);
  const accept = endpointOf(id).headers?.["accept"] ?? "application/json";
  const required = parameters.filter((one) => one.in === "header" && one.required);

  test.each(hosts)("goes to $server", async ({ options, base }) => {
    const { fetch, sent } = scriptedFetch(reply);
    await callOperation(clientWith(fetch, options), id, {}, "u 1/é");
    const own = endpointOf(id).servers;
    const server = own ? (own[options.region ?? ""] ?? base.replace(/\/identity$/, "") + basePath) : base;
    expect(sent).toEqual([
      {
        url: `${server}${pathOf(id, "u 1/é")}${queryOf(id)}`,
        method,
        headers: {
          accept,
          "user-agent": `frontegg-identity-client/${version}`,
          ...(token !== "none" && { authorization: "Bearer t0k3n" }),
          ...(body && { "content-type": body.mediaType }),
          ...Object.fromEntries(required.map(({ name, example }) => [name, String(example)])),
        },
        body: bodyOf(id),
        redirect: "manual",
        cache: "no-store",
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  test("carries the headers of the client's options", async () => {
    const { fetch, sent } = scriptedFetch(reply);
    await callOperation(clientWith(fetch, { region: "us", environmentId: "env-1", applicationId: "app-1" }), id);
    expect(sent[0]?.headers).toMatchObject({
      accept,
      "frontegg-environment-id": "env-1",
      "frontegg-application-id": "app-1",
    });
  });

  test.runIf(operations[id].path.includes("{")).each(["", ".", "..", null, 7, {}, "\ud800"])(
    "sends nothing for the path parameter %j",
    async (value) => {
      const { fetch, sent } = scriptedFetch(reply);
      // What callers without types pass.
      await expect(callOperation(clientWith(fetch), id, {}, value)).rejects.toThrow(InvalidInputError);
      expect(sent).toEqual([]);
    },
  );

  test("resolves with the spec's example of a success", async () => {
    const { fetch } = scriptedFetch(reply);
    expect(await callOperation(clientWith(fetch), id)).toEqual(successOf(id).value);
  });

  test("rejects a success that is not what the spec promises", async () => {
    const kind = Object.values(endpointOf(id).success)[0];
    const wrong = {
      object: [json([]), json("text"), text(""), text("<html>")],
      list: [json({}), json(null), text(""), text("<html>")],
      value: [text(""), text("<html>")],
      text: [],
      none: [json("text"), text("<html>")],
    }[kind ?? "none"];
    for (const other of wrong) {
      const { fetch } = scriptedFetch(other);
      await expect(callOperation(clientWith(fetch), id)).rejects.toMatchObject({ name: "InvalidResponseError" });
    }
  });

  test("refuses options that aren't an object, and sends nothing", async () => {
    const { fetch, sent } = scriptedFetch(reply);
    const methods = clientWith(fetch) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const args = [...parameters.filter((one) => one.in === "path").map(() => "a"), ...(body ? [{}] : [])];
    // A method never throws, it rejects.
    const call = methods[id]!(...args, 7);
    await expect(call).rejects.toThrow(`options of ${id} must be an object, not number`);
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

  test.each(["authorization", "Host", "CONTENT-LENGTH", "transfer-encoding", "frontegg-tenant-id"])(
    "the header %s is refused, and nothing is sent",
    async (name) => {
      const { fetch, sent } = scriptedFetch(json(user));
      const call = clientWith(fetch).getUser("a", { headers: { [name]: "x" } });
      await expect(call).rejects.toMatchObject({
        name: "InvalidInputError",
        input: `headers.${name.toLowerCase()}`,
      });
      expect(sent).toEqual([]);
    },
  );

  test.each([{ "x-note": "a\r\nx: 1" }, { "x-note": "☃" }])(
    "the headers %j, which no platform takes, are refused, and nothing is sent",
    async (headers) => {
      const { fetch, sent } = scriptedFetch(json(user));
      await expect(clientWith(fetch).getUser("a", { headers })).rejects.toThrow(InvalidInputError);
      expect(sent).toEqual([]);
    },
  );

  test.each([0, -1, 1.5, Number.NaN, 2 ** 31, "100", null])("timeoutMs %j is refused", async (timeoutMs) => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types pass.
    const options = { timeoutMs } as { timeoutMs: number };
    await expect(clientWith(fetch).getUser("a", options)).rejects.toThrow(/^timeoutMs must /);
    expect(() => clientWith(fetch, { region: "eu", ...options })).toThrow(/^timeoutMs must /);
    expect(sent).toEqual([]);
  });

  test("retry is checked, and nothing is sent with a wrong one", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    await expect(clientWith(fetch).getUser("a", { retry: { maxRetries: -1 } })).rejects.toThrow(/^retry.maxRetries /);
    expect(sent).toEqual([]);
  });

  test("undefined options count as left out", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const none = { headers: undefined, signal: undefined, timeoutMs: undefined, retry: undefined };
    await clientWith(fetch).getUser("a", none);
    expect(sent).toHaveLength(1);
  });
});

describe("the options of a client", () => {
  test.each([
    ["no token", { region: "eu" }, "token"],
    ["an empty token", { region: "eu", token: "" }, "token"],
    ["a token that is null", { region: "eu", token: null }, "token"],
    ["a token with a line break", { region: "eu", token: "a\n" }, "token"],
    ["two servers", { region: "eu", domain: "app-abc", token: "t" }, "region and domain"],
    ["no server", { token: "t" }, "region, domain or baseUrl"],
    ["wrong retry options", { region: "eu", token: "t", retry: { maxRetries: -1 } }, "retry.maxRetries"],
    ["retry options that are null", { region: "eu", token: "t", retry: null }, "retry"],
  ])("%s: refused", (_, options, input) => {
    // What callers without types pass.
    const make = (): unknown => createClient(options as unknown as ClientOptions);
    expect(make).toThrow(expect.objectContaining({ name: "InvalidInputError", input }));
  });

  test.each(["environmentId", "applicationId"])("%s cannot inject a header", (name) => {
    const options = { region: "eu", token: "t", [name]: "MARKER\r\nx: 1" } as const;
    expect(() => createClient(options)).toThrow(new RegExp(`^${name} must be visible ASCII(?!.*MARKER)`));
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
  test("returns a user unchanged, with unknown properties", async () => {
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

  test.each([
    ["missing", undefined, "update"],
    ["null", null, "update"],
    ["a text", "name", "update"],
    ["one whose metadata is an object", { metadata: { plan: "pro" } }, "update.metadata"],
    ["one that has no JSON", { name: 1n }, "update"],
  ])("an update that is %s is refused before anything is sent", async (_, update, input) => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types pass.
    const call = clientWith(fetch).updateUser("a", update as never);
    await expect(call).rejects.toMatchObject({ name: "InvalidInputError", input });
    expect(sent).toEqual([]);
  });
});

test("a failure is an ApiError with what the API said of it", async () => {
  const headers = { "frontegg-trace-id": "t-1", "x-extra": "1" };
  const { fetch } = scriptedFetch(json({ errors: ["nope"], errorCode: "ER-1" }, 404, headers));
  for (const id of operationIds) {
    const error: unknown = await callOperation(clientWith(fetch), id, {}, "a b").catch((thrown: unknown) => thrown);
    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      operation: id,
      method: operations[id].method,
      path: `${pathOf(id, "a b")}${queryOf(id)}`,
      attempts: 1,
      status: 404,
      messages: ["nope"],
      errorCode: "ER-1",
      traceId: "t-1",
      headers: { "content-type": "application/json", ...headers },
      bodyExcerpt: '{"errors":["nope"],"errorCode":"ER-1"}',
    });
  }
});
