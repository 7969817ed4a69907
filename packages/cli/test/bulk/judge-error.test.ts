import { createClient, type FronteggClient } from "@frontegg-identity/client";
import { expect, test } from "vitest";
import { judgeError } from "../../src/bulk/judge-error.ts";
import { operationOf } from "../../src/operation.ts";

const unenroll = operationOf("unenroll-user-mfa")!;

/** The error of a call that is answered in this way. */
async function errorOf(
  answer: () => Response,
  call: (frontegg: FronteggClient) => Promise<unknown> = (frontegg) => frontegg.unenrollUserMfa("u-1"),
): Promise<unknown> {
  const baseUrl = "http://127.0.0.1:1/identity";
  const frontegg = createClient({ baseUrl, token: "a-token", retry: false, fetch: async () => answer() });
  return call(frontegg).then(
    () => expect.unreachable("it must fail"),
    (error: unknown) => error,
  );
}

const json =
  (status: number, body: object = {}, headers: HeadersInit = {}) =>
  () =>
    Response.json(body, { status, headers });
const broken = (): Response => {
  throw new TypeError("fetch failed");
};

test.each([
  ["a user without MFA", json(400, { errors: ["MFA is not enrolled"], errorCode: "ER-01097" }), "already"],
  ["another 400", json(400, { errors: ["No"] }), "refused"],
  ["a user who isn't there", json(404), "refused"],
  ["a user who is protected", json(403), "refused"],
  ["a refused token", json(401), "everyone"],
  ["a redirect", () => new Response(null, { status: 302, headers: { location: "/" } }), "everyone"],
  ["a rate limit", json(429), "limited"],
  ["a fault of the API", json(500), "unknown"],
  ["a gateway that gave up", json(504), "unknown"],
  ["a request that took too long", json(408), "unknown"],
  ["no answer", broken, "unknown"],
  ["an answer that isn't JSON", () => new Response("<html>"), "unknown"],
])("%s", async (_, answer, kind) => {
  expect(judgeError(await errorOf(answer), unenroll).kind).toBe(kind);
});

test("says how long the API asks to wait", async () => {
  expect(judgeError(await errorOf(json(429, {}, { "retry-after": "7" })), unenroll).retryAfterMs).toBe(7_000);
  expect(judgeError(await errorOf(json(503, {}, { "retry-after": "7" })), unenroll).retryAfterMs).toBe(7_000);
});

test("what the lookup is refused with doesn't say that there was nothing to do", async () => {
  const answer = json(400, { errorCode: "ER-01097" });
  expect(judgeError(await errorOf(answer, (frontegg) => frontegg.getUser("u-1")), unenroll).kind).toBe("refused");
});

test("wrong arguments and bugs concern everyone", async () => {
  const wrong = await errorOf(json(200), (frontegg) => frontegg.unenrollUserMfa(".."));
  expect(judgeError(wrong, unenroll).kind).toBe("everyone");
  expect(judgeError(new TypeError("a bug"), unenroll).kind).toBe("everyone");
});
