import { expect, test } from "vitest";
import { createClient, environmentToken } from "@frontegg-identity/client";
import { judgeError } from "../support/judge-error.ts";

const notEnrolled = '{"errors":["MFA is not enrolled"],"errorCode":"ER-01097"}';

test.each([
  [400, notEnrolled, "already"],
  [400, '{"errors":["Bad user id"]}', "user"],
  [302, "", "everyone"],
  [401, "", "everyone"],
  [403, "", "everyone"],
  [404, "", "user"],
  [408, "", "unknown"],
  [429, "", "later"],
  [500, "", "unknown"],
  [503, "", "unknown"],
  [200, "<!doctype html>", "unknown"],
])("an answer of %i %s: %s", async (status, body, judgement) => {
  expect(judgeError(await failure(async () => new Response(body, { status })))).toBe(judgement);
});

test.each([
  ["no answer", () => Promise.reject(new TypeError("fetch failed")), "unknown"],
  ["refused credentials", async () => Response.json({ errors: ["Invalid credentials"] }, { status: 401 }), "everyone"],
  ["a server that has no tokens", async () => new Response("", { status: 404 }), "everyone"],
  ["a rate limit of tokens", async () => new Response("", { status: 429 }), "later"],
])("%s instead of a token", async (_, fetch, judgement) => {
  const token = environmentToken({ clientId: "an-id", secret: "a-secret" });
  expect(judgeError(await failure(fetch, token))).toBe(judgement);
});

test("no answer is unknown, and a fault of this machine everyone's", async () => {
  expect(judgeError(await failure(() => Promise.reject(new TypeError("fetch failed"))))).toBe("unknown");
  expect(judgeError(new Error("ENOSPC: no space left on device"))).toBe("everyone");
});

/** The error of a call that is answered in this way. */
async function failure(fetch: typeof globalThis.fetch, token: Parameters<typeof createClient>[0]["token"] = "a-token") {
  const frontegg = createClient({ baseUrl: "http://127.0.0.1:1/identity", token, fetch, retry: false });
  return frontegg.unenrollUserMfa("user-1").catch((error: unknown) => error);
}
