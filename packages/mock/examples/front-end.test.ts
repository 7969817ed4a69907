// @vitest-environment happy-dom
import { startMock, type MockServer } from "@frontegg-identity/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

/** Your code: shows a user on the page, or why it cannot. The gateway is yours: it adds the environment token. */
async function showUser(gateway: string, userId: string): Promise<void> {
  const response = await fetch(`${gateway}/resources/vendor-only/users/v1/${userId}`, {
    headers: { authorization: "Bearer from-your-login" },
  });
  if (response.ok) {
    const user = await response.json();
    document.body.textContent = `Hello, ${user.name ?? user.email}`;
  } else {
    document.body.textContent = `That failed. Quote ${response.headers.get("frontegg-trace-id")} to support.`;
  }
}

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock({ users: [{ id: "u-1", name: "Ada" }] });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

test("greets the user by name", async () => {
  await showUser(mock.url, "u-1");
  expect(document.body.textContent).toBe("Hello, Ada");
});

test("shows the trace id of a failure", async () => {
  mock.on("getUser", { status: 500 });
  await showUser(mock.url, "u-1");
  expect(document.body.textContent).toMatch(/^That failed\. Quote [0-9a-f]{32} to support\.$/);
});
