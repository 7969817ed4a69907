import { describeOperations, parseDocument } from "@frontegg-identity/generate";
import type { Schemas } from "@frontegg-identity/types/check";
import { setupServer } from "msw/node";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fetchOf } from "../src/fetch-of.ts";
import { createMock } from "../src/index.ts";
import { createMockCore } from "../src/mock-core.ts";
import { handlerOf } from "../src/msw-handler.ts";
import { handlers, type HandlersOptions } from "../src/msw.ts";

const mock = createMock({ users: [{ id: "a b", name: "Ada" }] });
const server = setupServer(...handlers(mock), ...handlers(mock, { baseUrl: "https://gateway.example.com/api/" }));
beforeAll(() => server.listen());
afterEach(() => mock.reset());
afterAll(() => server.close());

const authorization = "Bearer any";

test.each([
  "https://api.us.frontegg.com/identity/resources/vendor-only/users/v1/a%20b",
  "http://localhost:3000/identity/resources/vendor-only/users/v1/a%20b",
  "https://gateway.example.com/api/resources/vendor-only/users/v1/a%20b",
])("answers %s", async (url) => {
  const response = await fetch(url, { headers: { authorization } });
  expect([response.status, await response.json()]).toEqual([200, mock.users.get("a b")]);
});

test("answers a page without a token behind `baseUrl`, where your gateway adds it, and nowhere else", async () => {
  const path = "/resources/vendor-only/users/v1/a%20b";
  expect((await fetch(`https://gateway.example.com/api${path}`)).status).toBe(200);
  expect((await fetch(`https://api.frontegg.com/identity${path}`)).status).toBe(401);
});

test("forwards the body, and returns the status and the headers of the response", async () => {
  const url = "https://api.frontegg.com/identity/resources/users/v1/a%20b";
  const headers = { authorization, "content-type": "application/json" };
  await fetch(url, { method: "PUT", headers, body: '{"name":"Eve"}' });
  expect(mock.users.get("a b")?.name).toBe("Eve");
  const refused = await fetch(url, { method: "PUT", headers, body: '{"name":1}' });
  expect(refused.status).toBe(400);
  expect(refused.headers.get("frontegg-trace-id")).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  [{ baseURL: "/api" }, 'The second argument of handlers has no "baseURL", only baseUrl'],
  [
    { baseUrl: new URL("https://gateway.example.com/api") },
    "baseUrl must be the text of a URL or a path, got an object",
  ],
])("refuses the options %j", (options, message) => {
  expect(() => handlers(mock, options as HandlersOptions)).toThrow(message);
});

test("breaks a connection as MSW does", async () => {
  mock.on("unenrollUserMfa", { fault: "cut" });
  const url = "https://api.frontegg.com/identity/resources/vendor-only/users/v1/a%20b/mfa/unenroll";
  await expect(fetch(url, { method: "POST", headers: { authorization } })).rejects.toThrow(TypeError);
});

describe("operations of every shape", () => {
  const document = parseDocument(readFileSync(new URL("shapes.yaml", import.meta.url), "utf8"));
  const described = describeOperations(document, "shapes.yaml");
  const schemas = document.components?.schemas as Schemas; // as OpenAPI has it
  const operations = Object.fromEntries(described.map((one) => [one.id, one]));
  const core = createMockCore({}, { operations, schemas });
  const shapes = setupServer(
    ...described.map((one) =>
      handlerOf(one, { fetch: fetchOf(core.answer) }, { baseUrl: "https://shapes.example.com/identity" }),
    ),
  );
  beforeAll(() => {
    server.close();
    shapes.listen();
  });
  afterAll(() => {
    shapes.close();
    server.listen();
  });

  test.each([
    ["GET", "/identity/tenants/t-1/users/7", 200],
    ["DELETE", "/identity/tenants/t-1/users/7", 204],
    ["GET", "/identity/users?limit=2", 200],
    ["GET", "/identity/users", 400],
    ["PATCH", "/identity/users", 200],
    ["GET", "/identity/users/me", 200],
    ["POST", "/identity/users/u-1:archive", 200],
    ["GET", "/identity/reports/r-1.csv", 200],
    ["HEAD", "/other/elsewhere", 200],
  ])("%s %s: %i", async (method, path, status) => {
    const headers = { "x-reason": "audit" };
    expect((await fetch(`https://shapes.example.com${path}`, { method, headers })).status).toBe(status);
    expect(core.requests.at(-1)?.path).toBe(path.split("?", 1)[0]);
  });
});

test("issues tokens", async () => {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"clientId":"a","secret":"b"}',
  };
  expect(await (await fetch("https://api.frontegg.com/auth/vendor", init)).json()).toHaveProperty("token");
});
