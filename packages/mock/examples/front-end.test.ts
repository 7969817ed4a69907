// @vitest-environment happy-dom
import { startMock, type Mock } from "@frontegg-identity/mock";
import { scenario } from "@frontegg-identity/mock/scenario";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Your code: shows a user on the page, or why it cannot. */
async function showUser(api: string, userId: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${api}/resources/vendor-only/users/v1/${encodeURIComponent(userId)}`, {
    headers: { authorization: "Bearer from-your-login", ...headers },
  });
  if (response.ok) {
    const user = await response.json();
    document.body.textContent = `Hello, ${user.name ?? user.email}`;
  } else {
    document.body.textContent = `That failed. Quote ${response.headers.get("frontegg-trace-id")} to support.`;
  }
}

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

test("greets the user by name", async () => {
  await showUser(mock.url, "u-1");
  expect(document.body.textContent).toBe("Hello, Ada Lovelace");
});

test("greets a user without a name by the email address", async () => {
  await showUser(mock.url, "u-1", scenario({ example: "sparse" }));
  expect(document.body.textContent).toBe("Hello, grace@example.com");
});

test("shows the trace id of a failure", async () => {
  await showUser(mock.url, "u-1", scenario({ status: 500 }));
  expect(document.body.textContent).toMatch(/^That failed\. Quote [0-9a-f]{32} to support\.$/);
});
