import { createClient, type FronteggClient } from "@frontegg-identity/client";
import { scenario, startMock, type Mock, type MockRequest, type ScenarioStep } from "@frontegg-identity/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

/** Your code: resets a user's second factor and says whose it was. */
async function resetMfa(frontegg: FronteggClient, userId: string): Promise<string> {
  const user = await frontegg.getUser(userId);
  await frontegg.unenrollUserMfa(userId);
  return user.name ?? user.email;
}

let mock: Mock;
const requests: MockRequest[] = [];

beforeAll(async () => {
  mock = await startMock({ onRequest: (request) => requests.push(request) });
});
beforeEach(() => {
  requests.length = 0;
});
afterAll(() => mock.close());

/** A client whose requests all play one scenario, for code that passes no headers on. */
function clientOf(...steps: [ScenarioStep, ...ScenarioStep[]]): FronteggClient {
  const headers = Object.entries(scenario(...steps));
  return createClient({
    baseUrl: mock.url,
    token: "any",
    fetch: (input, init) => fetch(input, { ...init, headers: [...new Headers(init?.headers), ...headers] }),
  });
}

test("resets the second factor of the user it names", async () => {
  const frontegg = createClient({ baseUrl: mock.url, token: "any" });
  await expect(resetMfa(frontegg, "u-1")).resolves.toBe("Ada Lovelace");
  expect(requests).toMatchObject([
    { operation: "getUser", path: "/identity/resources/vendor-only/users/v1/u-1", status: 200 },
    { operation: "unenrollUserMfa", status: 200 },
  ]);
});

test("names a user without a name by the email address", async () => {
  const frontegg = clientOf({ example: "sparse" }, {});
  await expect(resetMfa(frontegg, "u-1")).resolves.toBe("grace@example.com");
});

test("resets nothing where there is no such user", async () => {
  await expect(resetMfa(clientOf({ status: 404 }), "u-1")).rejects.toMatchObject({ status: 404 });
  expect(requests.map(({ operation }) => operation)).toEqual(["getUser"]);
});

test("gets over a rate limit", async () => {
  const frontegg = clientOf({ status: 429, headers: { "retry-after": "0" } }, {});
  await expect(resetMfa(frontegg, "u-1")).resolves.toBe("Ada Lovelace");
  expect(requests.map(({ status }) => status)).toEqual([429, 200, 200]);
});

test("plays a scenario for a single call, too", async () => {
  const frontegg = createClient({ baseUrl: mock.url, token: "any", timeoutMs: 50, retry: false });
  const slow = frontegg.getUser("u-1", { headers: scenario({ delayMs: 10_000 }) });
  await expect(slow).rejects.toMatchObject({ name: "TimeoutError" });
});
