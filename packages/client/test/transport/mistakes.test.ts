import { describe, expect, test } from "vitest";
import { environmentToken, type EnvironmentTokenOptions } from "../../src/authentication/environment-token.ts";
import { requestEnvironmentToken } from "../../src/authentication/request-environment-token.ts";
import { createClient } from "../../src/create-client.ts";
import { createTokenContext } from "../../src/create-token-context.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { json, scriptedFetch, user } from "../scripted-fetch.ts";

/** Makes a client as callers without types do. */
function make(options: object): FronteggClient {
  return createClient({ region: "eu", token: "t0k3n", ...options });
}

const unset = "is undefined. Is the environment variable set?";
const spaced = "starts or ends in white space or a line break: trim it";

describe("an error about a client's options names the option, without a secret", () => {
  test.each<[object, string, string]>([
    [{ token: undefined }, "token", `token ${unset}`],
    [{ token: "" }, "token", "token is empty. Is the environment variable set?"],
    [{ token: "Bearer MARKER" }, "token", 'token must not start with "Bearer": the client adds it'],
    [{ token: "MARKER\n" }, "token", `token ${spaced}`],
    [{ token: { MARKER: 1 } }, "token", "token must be a string, not object"],
    [
      { region: undefined, baseUrl: "https://api.us.frontegg.com" },
      "baseUrl",
      "baseUrl must end in /identity on a Frontegg host (api.us.frontegg.com). Or use region",
    ],
    [{ environmentId: null }, "environmentId", "environmentId must be a string, not null"],
    [{ environmentId: 5 }, "environmentId", "environmentId must be a string, not number"],
    [{ environmentId: "" }, "environmentId", "environmentId is empty. Is the environment variable set?"],
    [{ applicationId: "MARKER\n" }, "applicationId", `applicationId ${spaced}`],
    [
      { environmentId: "MARKER\r\nx: 1" },
      "environmentId",
      "environmentId must be visible ASCII without spaces (its value is not shown)",
    ],
    [
      { headers: { "x-key": "MARKER\n" } },
      "headers.x-key",
      "headers.x-key must be one line of Latin-1 (its value is not shown)",
    ],
    [{ headers: "MARKER" }, "headers", "headers must be an object, not string"],
    [
      { headers: { authorization: "MARKER" } },
      "headers.authorization",
      "headers.authorization must not be set for these operations",
    ],
    [
      { region: undefined },
      "region, domain or baseUrl",
      "region, domain or baseUrl is missing. Is the environment variable set?",
    ],
    [{ domain: "a" }, "region and domain", "region and domain exclude each other: pass only one of them"],
    [
      { domain: "a", baseUrl: "b" },
      "region and domain and baseUrl",
      "region and domain and baseUrl exclude each other: pass only one of them",
    ],
    [
      { region: undefined, baseUrl: "api.frontegg.com?MARKER" },
      "baseUrl",
      "baseUrl must be an https: URL of a host and a path, such as https://api.frontegg.com/identity. " +
        "http: is for this machine, or needs allowInsecureHttp",
    ],
    [{ retry: true }, "retry", "retry must be an object or false, not true"],
    [{ onAttempt: "x" }, "onAttempt", "onAttempt must be a function, not string"],
    [{ fetch: {} }, "fetch", "fetch must be a function, not object"],
  ])("%j", (options, input, message) => {
    expect(() => make(options)).toThrow(InvalidInputError);
    expect(() => make(options)).toThrow(expect.objectContaining({ input, message }));
  });

  test("an object that holds more is taken", async () => {
    const more = { name: "app", port: 3000, environment: "production", queryKey: ["user"], meta: undefined };
    const { fetch } = scriptedFetch(json(user));
    await expect(make({ fetch, ...more }).getUser("a", { ...more, retry: false })).resolves.toEqual(user);
    const credentials = { clientId: "client-1", secret: "secret-1", ...more };
    expect(environmentToken(credentials)).toBeTypeOf("function");
  });

  test.each([undefined, null, 7, []])("%j in place of options names the function", (options) => {
    for (const [name, wrong] of Object.entries({ createClient, createTokenContext, environmentToken })) {
      const input = `options of ${name}`;
      expect(() => wrong(options as never)).toThrow(expect.objectContaining({ name: "InvalidInputError", input }));
    }
  });
});

describe("an error about credentials names the option, without a secret", () => {
  test.each<[object, string]>([
    [{ clientId: undefined }, `clientId ${unset}`],
    [{ secret: undefined }, `secret ${unset}`],
    [{ secret: "" }, "secret is empty. Is the environment variable set?"],
    [{ clientId: "id " }, `clientId ${spaced}`],
    [{ secret: "MARKER\n" }, `secret ${spaced}`],
    [{ secret: "\tMARKER" }, `secret ${spaced}`],
    [{ secret: 7 }, "secret must be a string, not number"],
    [{ secret: "MARKER in words" }, "secret must be visible ASCII without spaces (its value is not shown)"],
  ])("%j", async (options, message) => {
    const all = { clientId: "client-1", secret: "secret-1", ...options } as EnvironmentTokenOptions;
    const mistake = expect.objectContaining({ name: "InvalidInputError", message });
    expect(() => environmentToken(all)).toThrow(mistake);
    await expect(requestEnvironmentToken(createTokenContext({ region: "eu" }), all)).rejects.toThrow(mistake);
  });

  test("even if there are none", async () => {
    const call = requestEnvironmentToken(createTokenContext({ region: "eu" }), undefined as never);
    await expect(call).rejects.toThrow("credentials must be an object, not undefined");
  });
});

describe("methods always return a promise, and never throw", () => {
  const path = "/resources/vendor-only/users/v1/{userId}";
  const calls: Record<string, (client: FronteggClient, options: never) => Promise<unknown>> = {
    getUser: (client, options) => client.getUser("a", options),
    updateUser: (client, options) => client.updateUser("a", {}, options),
    unenrollUserMfa: (client, options) => client.unenrollUserMfa("a", options),
    "http.GET": (client, options) => client.http.GET(path, options),
  };

  describe.each(Object.entries(calls))("%s", (name, call) => {
    test.each([7, null, "5000", []])("with the options %j", async (options) => {
      const { fetch, sent } = scriptedFetch(json(user));
      const result = call(make({ fetch }), options as never);
      await expect(result).rejects.toMatchObject({ name: "InvalidInputError", input: `options of ${name}` });
      expect(sent).toEqual([]);
    });
  });

  test("with an ID that is missing", async () => {
    await expect(make({}).getUser(undefined as never)).rejects.toMatchObject({ input: "userId" });
  });
});

test.each<[string, unknown]>([
  ["{ ok, json }", { ok: true, json: async () => user }],
  ["nothing", undefined],
  ["JSON", user],
  ["a response without text()", { ok: true, status: 200, headers: new Headers() }],
  ["headers that are an object", { ok: true, status: 200, headers: {}, text: async () => "{}" }],
  ["no status", { ok: true, headers: new Headers(), text: async () => "{}" }],
  ["a status that is no number", { ok: false, status: Number.NaN, headers: new Headers(), text: async () => "{}" }],
  [
    "an object as its text",
    { ok: false, status: 400, headers: new Headers(), text: async (): Promise<unknown> => ({ errors: [] }) },
  ],
  ["a number as its text", { ok: true, status: 200, headers: new Headers(), text: async (): Promise<unknown> => 7 }],
])("a stub of fetch that returns %s is told at once", async (_, returned) => {
  let requests = 0;
  const fetch = async (): Promise<never> => {
    requests++;
    return returned as never;
  };
  await expect(make({ fetch }).getUser("a")).rejects.toMatchObject({
    name: "InvalidInputError",
    message: "fetch must return a Response",
  });
  expect(requests).toBe(1);
});

describe("headers of the client's options", () => {
  test("are sent with every request, token requests too, and replace the user agent", async () => {
    const { fetch, sent } = scriptedFetch(json({ token: "token-1" }), json(user));
    const token = environmentToken({ clientId: "client-1", secret: "secret-1" });
    await make({ fetch, token, headers: { "X-Gateway-Key": "k-1", "User-Agent": "app/2" } }).getUser("a");
    const headers = { "x-gateway-key": "k-1", "user-agent": "app/2" };
    expect(sent).toMatchObject([{ headers }, { headers }]);
  });

  test("give way to those of a call", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = make({ fetch, headers: { "x-a": "client", "x-b": "client" } });
    await client.getUser("a", { headers: { "X-A": "call", "user-agent": "job/1" } });
    expect(sent[0]?.headers).toMatchObject({ "x-a": "call", "x-b": "client", "user-agent": "job/1" });
  });
});
