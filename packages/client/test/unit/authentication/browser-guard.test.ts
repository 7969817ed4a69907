import { afterEach, describe, expect, test, vi } from "vitest";
import { environmentToken } from "../../../src/authentication/environment-token.ts";
import { createClient } from "../../../src/create-client.ts";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";

const credentials = { clientId: "client", secret: "MARKER-secret" };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["a page", "document", {}],
  ["a worker", "importScripts", () => {}],
  ["React Native", "navigator", { product: "ReactNative" }],
])("in %s", (_, global, value) => {
  test("credentials are refused, with the reason and without the secret", () => {
    vi.stubGlobal(global, value);
    expect(() => environmentToken(credentials)).toThrow(InvalidInputError);
    expect(() => environmentToken(credentials)).toThrow(/^environmentToken .*dangerouslyAllowBrowser(?!.*MARKER)/);
  });

  test("credentials are accepted with dangerouslyAllowBrowser: true, and nothing else that is truthy", () => {
    vi.stubGlobal(global, value);
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: true })).not.toThrow();
    // What callers without types pass.
    const truthy = "true" as unknown as boolean;
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: truthy })).toThrow(InvalidInputError);
  });

  test("a token is accepted: it may be a user's own", () => {
    vi.stubGlobal(global, value);
    expect(() => createClient({ region: "eu", token: "user-token" })).not.toThrow();
  });
});

describe("on a server", () => {
  test.each([
    ["as it is", {}],
    ["that has browser globals without a value", { document: undefined, importScripts: undefined }],
    ["without navigator", { navigator: undefined }],
    ["whose navigator is another product", { navigator: { product: "Gecko" } }],
  ])("%s, credentials are accepted", (_, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => environmentToken(credentials)).not.toThrow();
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: false })).not.toThrow();
  });
});
