import { createClient, type FronteggClient } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
import { beforeEach, expect, test } from "vitest";

/** Your code: resets a user's second factor and says whose it was. */
async function resetMfa(frontegg: FronteggClient, userId: string): Promise<string> {
  const user = await frontegg.getUser(userId);
  await frontegg.unenrollUserMfa(userId);
  return user.name ?? user.email;
}

const mock = createMock({
  users: [
    { id: "u-1", name: "Ada" },
    { id: "u-2", name: null, email: "grace@example.com" },
  ],
});
const frontegg = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
beforeEach(() => mock.reset());

test("resets the second factor of the user it names", async () => {
  await expect(resetMfa(frontegg, "u-1")).resolves.toBe("Ada");
  expect(mock.users.get("u-1")?.mfaEnrolled).toBe(false);
  expect(mock.users.get("u-2")?.mfaEnrolled).toBe(true);
});

test("names a user without a name by the email address", async () => {
  await expect(resetMfa(frontegg, "u-2")).resolves.toBe("grace@example.com");
});

test("resets nothing where there is no such user", async () => {
  await expect(resetMfa(frontegg, "u-9")).rejects.toMatchObject({ status: 404 });
  expect(mock.requests.map(({ operation }) => operation)).toEqual(["getUser"]);
});

test("gets over a rate limit", async () => {
  mock.on("getUser", { status: 429, headers: { "retry-after": "0" }, times: 1 });
  await expect(resetMfa(frontegg, "u-1")).resolves.toBe("Ada");
  expect(mock.requests.map(({ status }) => status)).toEqual([429, 200, 200]);
});

test("reports an answer that was lost, although the request was carried out", async () => {
  mock.on("unenrollUserMfa", { fault: "cut", carryOut: true });
  await expect(resetMfa(frontegg, "u-1")).rejects.toMatchObject({ name: "NetworkError" });
  expect(mock.users.get("u-1")?.mfaEnrolled).toBe(false);
});
