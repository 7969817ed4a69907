import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken } from "../../../src/authentication/environment-token.ts";
import { createClient } from "../../../src/create-client.ts";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";

const credentials = { clientId: "client", secret: "MARKER-secret" };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["a page", { document: {} }],
  ["a web worker", { importScripts() {}, navigator: { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/150" } }],
  ["a web worker that names itself", { importScripts() {}, navigator: { userAgent: "MyApp/1.0 Node.js/26" } }],
  ["React Native", { navigator: { product: "ReactNative" } }],
])("in %s", (_, globals) => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  });

  test("credentials are refused, with the reason and without the secret", () => {
    expect(() => environmentToken(credentials)).toThrow(InvalidInputError);
    expect(() => environmentToken(credentials)).toThrow(/^environmentToken .*dangerouslyAllowBrowser(?!.*MARKER)/);
  });

  test("credentials are accepted with dangerouslyAllowBrowser: true, and nothing else that is truthy", () => {
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: true })).not.toThrow();
    // What callers without types pass.
    const truthy = "true" as unknown as boolean;
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: truthy })).toThrow(InvalidInputError);
  });

  test("a token is accepted: it may be a user's own", () => {
    expect(() => createClient({ region: "eu", token: "user-token" })).not.toThrow();
  });
});

describe("on a server", () => {
  test.each([
    ["as it is", {}],
    ["that has browser globals without a value", { document: undefined, importScripts: undefined }],
    ["without navigator", { navigator: undefined }],
    ["whose navigator is another product", { navigator: { product: "Gecko" } }],
    ["Workers before 2022-03-21", { importScripts() {}, navigator: undefined }],
    ["Workers before 2024-03-04", { importScripts() {}, navigator: { userAgent: "Cloudflare-Workers" } }],
    ["a worker thread of Deno", { importScripts() {}, navigator: { userAgent: "Deno/2.9.6" } }],
    ["Bun", { importScripts() {}, navigator: { userAgent: "Bun/1.4.5" } }],
    ["Node", { importScripts() {}, navigator: { userAgent: "Node.js/26" } }],
  ])("%s, credentials are accepted", (_, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => environmentToken(credentials)).not.toThrow();
    expect(() => environmentToken({ ...credentials, dangerouslyAllowBrowser: false })).not.toThrow();
  });
});
