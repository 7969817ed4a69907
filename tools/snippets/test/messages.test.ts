import { createClient, environmentToken, requestEnvironmentToken } from "@frontegg-identity/client";
import { checkResponses } from "@frontegg-identity/client/check-responses";
import { endpoints } from "@frontegg-identity/types";
import { afterEach, expect, test, vi } from "vitest";
import { readPage } from "../src/find-snippets.ts";

/** A function as callers without types have it. */
type Untyped = (...args: unknown[]) => unknown;
const create = createClient as Untyped as (options: unknown) => Record<string, Untyped>;
const credentials = environmentToken as Untyped;
const check = checkResponses as Untyped;

const withOption = (option: object): Record<string, Untyped> =>
  create({ region: "eu", token: "t", retry: false, fetch: async () => Response.json({ id: "u-1" }), ...option });
const client = withOption({});
const getUser = (fetch: Untyped, options: object = {}): unknown =>
  withOption({ fetch, ...options })["getUser"]?.("u-1", options);
const answer = (status: number, ...errors: string[]): unknown =>
  getUser(() => Response.json({ errors }, { status, headers: { location: "/login" } }));
const hang: Untyped = () => new Promise(() => undefined);
const http = client["http"] as unknown as Record<string, Untyped>; // it has a function for each method
const params = { path: { userId: "u-1" } };
const once = Response.json({});

const mistakes: Untyped[] = [
  () => answer(401, "Unauthorized"),
  () =>
    getUser(() =>
      Response.json({ errors: ["Application ID is not specified"], errorCode: "ER-00008" }, { status: 403 }),
    ),
  () => answer(404, "User not found"),
  () => answer(429, "Too many requests"),
  () => getUser(() => Response.json({ errors: ["MFA is not enrolled"], errorCode: "ER-01097" }, { status: 400 })),
  () => answer(302),
  () =>
    getUser(() => Response.json({ errors: ["Unauthorized"] }, { status: 401 }), {
      token: credentials({ clientId: "i", secret: "s" }),
    }),
  () => getUser(() => Promise.reject(new TypeError("fetch failed"))),
  () => getUser(hang, { timeoutMs: 1 }),
  () => getUser(() => once.text().then(() => once)),
  () => getUser(() => new Response("<title>Sign in</title>")),
  () => getUser(hang, { signal: AbortSignal.timeout(1) }),
  () => getUser(hang, { signal: AbortSignal.abort() }),
  () => withOption({ token: undefined }),
  () => withOption({ token: "" }),
  () => create({ token: "t" }),
  () => withOption({ domain: "app-abc" }),
  () => withOption({ region: "uk" }),
  () => create({ domain: "https://app-abc.frontegg.com", token: "t" }),
  () => create({ baseUrl: "http://example.com", token: "t" }),
  () => create({ baseUrl: "https://api.frontegg.com", token: "t" }),
  () => credentials({ clientId: "an-id", secret: 7 }),
  () => credentials({ clientId: "an-id", secret: "a-secret\n" }),
  () => withOption({ token: "a token" }),
  () => withOption({ token: "Bearer t" }),
  () => create({ domain: "app-abc", token: credentials({ clientId: "i", secret: "s" }) })["getUser"]?.("u-1"),
  () => vi.stubGlobal("document", {}) && credentials({ clientId: "an-id", secret: "a-secret" }),
  () => client["getUser"]?.(".."),
  () => client["updateUser"]?.("u-1", { metadata: {} }),
  () => client["updateUser"]?.("u-1", { name: 1n }),
  () => client["updateUser"]?.("u-1", []),
  () => client["getUser"]?.("u-1", "retry"),
  () => withOption({ retry: 5 }),
  () => withOption({ timeoutMs: 0.5 }),
  () => client["getUser"]?.("u-1", { signal: new AbortController() }),
  () => withOption({ onAttempt: "log" }),
  () => withOption({ headers: { host: "example.com" } }),
  () => withOption({ headers: { "x-name": "a\nb" } }),
  () => withOption({ headers: new Map() }),
  () => getUser(() => "{}"),
  () => http["GET"]?.("/users"),
  () => http["GET"]?.(endpoints.getUser.path, { params, baseUrl: "https://example.com" }),
  () => requestEnvironmentToken({} as never, { clientId: "an-id", secret: "a-secret" }),
  () => check(() => undefined),
  () => check({ onmismatch: console.log }),
  () => check({ mode: "log" }),
  () => check({ mode: "throw", onMismatch: console.log }),
  () => check({ onMismatch: console.log, sample: 2 }),
];

/** No operation of today's spec has a required parameter outside its path. */
const notYet = "must be given for this operation";

afterEach(() => vi.unstubAllGlobals());

test("the page of error messages has the client's messages word for word", async () => {
  const [clients = ""] = readPage("docs/src/content/docs/troubleshooting.md").split("\n## The mock\n");
  const shown = [...clients.matchAll(/\n(?:\n|\| )`(.*?)`/g)].map(([, message = ""]) => message);
  expect(shown.length).toBeGreaterThanOrEqual(mistakes.length);
  let said = "";
  for (const mistake of mistakes) {
    const error = await (async () => mistake())().catch((thrown: Error) => thrown);
    vi.unstubAllGlobals();
    for (let each: unknown = error; each instanceof Error; each = each.cause) said += `${each.message}\n`;
  }
  const isSaid = (message: string): boolean => {
    const parts = message.split("…").map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
    return new RegExp(`${parts.join(".*")}$`, "m").test(said);
  };
  expect(shown.filter((message) => !isSaid(message))).toEqual([notYet]);
});
