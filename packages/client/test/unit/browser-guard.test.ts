import { afterEach, describe, expect, test, vi } from "vitest";
import { refuseBrowser } from "../../src/browser-guard.ts";
import { createClient } from "../../src/create-client.ts";
import { environmentToken } from "../../src/environment-token.ts";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";

const credentials = { clientId: "client", secret: "MARKER-secret" };

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a server is no browser", () => {
  expect(() => refuseBrowser(false)).not.toThrow();
});

describe.each([
  ["a page", "document", {}],
  ["a worker", "importScripts", () => {}],
])("in %s", (_, global, value) => {
  test("credentials are refused, with the reason and without the secret", () => {
    vi.stubGlobal(global, value);
    for (const make of [
      () => createClient({ region: "eu", credentials }),
      () => environmentToken({ region: "eu", ...credentials }),
    ]) {
      expect(make).toThrow(InvalidInputError);
      expect(make).toThrow(/^credentials must not be used in a browser.*dangerouslyAllowBrowser(?!.*MARKER)/);
    }
  });

  test("credentials are accepted with dangerouslyAllowBrowser: true, and nothing else that is truthy", () => {
    vi.stubGlobal(global, value);
    expect(() => createClient({ region: "eu", credentials, dangerouslyAllowBrowser: true })).not.toThrow();
    // What callers without types pass.
    const truthy = "true" as unknown as boolean;
    expect(() => createClient({ region: "eu", credentials, dangerouslyAllowBrowser: truthy })).toThrow(
      InvalidInputError,
    );
  });

  test("a token is accepted: it may be a user's own", () => {
    vi.stubGlobal(global, value);
    expect(() => createClient({ region: "eu", token: "user-token" })).not.toThrow();
  });
});
