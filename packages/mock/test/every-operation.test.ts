import { describeOperations, parseDocument } from "@frontegg-identity/generate";
import type { Schemas } from "@frontegg-identity/types/check";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { fetchOf } from "../src/fetch-of.ts";
import type { OperationName } from "../src/index.ts";
import { createMockCore, type MockCore } from "../src/mock-core.ts";
import type { MockOptions } from "../src/mock.ts";

const document = parseDocument(readFileSync(new URL("shapes.yaml", import.meta.url), "utf8"));
const operations = Object.fromEntries(describeOperations(document, "shapes.yaml").map((one) => [one.id, one]));
const schemas = document.components?.schemas as Schemas; // as OpenAPI has it
const base = "https://mock.invalid/identity";

function start(options: MockOptions = {}): MockCore & { fetch: typeof globalThis.fetch } {
  const core = createMockCore(options, { operations, schemas });
  return { ...core, fetch: fetchOf(core.answer) };
}
let mock: ReturnType<typeof start>;
beforeEach(() => {
  mock = start();
});

async function ask(method: string, path: string, { headers, body }: { headers?: object; body?: unknown } = {}) {
  const response = await mock.fetch(path.startsWith("/") ? base + path : path, {
    method,
    headers: { authorization: "Bearer any", "content-type": "application/json", ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}
const REASON = { "x-reason": "audit" };
const ITEM = { id: "a", tags: { 1: "x" } };

describe("an operation without a behaviour is answered with the spec's first example of a success:", () => {
  test.each<[string, string, Parameters<typeof ask>[2], number, unknown]>([
    ["GET", "/tenants/t-1/users/7", {}, 200, ITEM],
    ["DELETE", "/tenants/t-1/users/7", {}, 204, ""],
    ["GET", "/users?limit=2", { headers: REASON }, 200, [{ id: "a" }, { id: "b" }]],
    ["GET", "/users?limit=2&role=admin&role=viewer", { headers: REASON }, 200, [{ id: "a" }, { id: "b" }]],
    ["POST", "/users", { body: { id: "new" } }, 201, ITEM],
    ["PUT", "/users", { body: [{ id: "new" }] }, 202, ""],
    ["PATCH", "/users", { body: { id: "new" } }, 200, ITEM],
    ["PATCH", "/users", {}, 200, ITEM],
    ["GET", "/users/me", { headers: { authorization: "" } }, 200, "Hello"],
    ["GET", "/users/you", {}, 200, 7],
    ["POST", "/users/u-1:archive", {}, 200, ""],
    ["GET", "/reports/r-1.csv", {}, 200, "a,b"],
    ["HEAD", "https://any.example.com/other/elsewhere", {}, 200, ""],
  ])("%s %s", async (method, path, request, status, body) => {
    const reply = await ask(method, path, request);
    expect(reply).toMatchObject({ status, body });
    expect(mock.requests).toMatchObject([{ status, warnings: [], reason: undefined }]);
  });

  test("with its headers and its media type", async () => {
    expect((await ask("DELETE", "/tenants/t-1/users/7")).headers.get("x-count")).toBe("3");
    expect((await ask("GET", "/users/me")).headers.get("content-type")).toBe("text/plain");
  });
});

describe("a request that breaks the spec is refused:", () => {
  test.each<[string, string, Parameters<typeof ask>[2], number, string[]]>([
    [
      "GET",
      "/tenants/x/users/seven",
      {},
      400,
      ["tenantId must match the spec's pattern", "user-id must be an integer, not a string"],
    ],
    [
      "GET",
      "/users",
      {},
      400,
      ["query parameter limit is required but missing", "header x-reason is required but missing"],
    ],
    [
      "GET",
      "/users?limit=0&role=boss&level=7&level=10",
      { headers: { "x-reason": "no" } },
      400,
      [
        "query parameter limit must be at least 1",
        'query parameter role must be one of ["admin","viewer"]',
        "query parameter level must be at most 9",
        "header x-reason must have at least 3 characters",
      ],
    ],
    ["POST", "/users", {}, 400, ["the body is missing"]],
    ["PUT", "/users", { body: { id: "a" } }, 400, ["the body must be an array, not an object"]],
    ["PUT", "/users", { body: [{ id: 1 }] }, 400, ["*.id must be a string, not a number"]],
    ["PATCH", "/users", { body: {} }, 400, ["id is required but missing"]],
    [
      "GET",
      "/users?limit=1",
      { headers: { ...REASON, authorization: "" } },
      401,
      ["Unauthorized: the authorization header has no bearer token"],
    ],
    ["DELETE", "/users", {}, 405, ["/identity/users takes GET, POST, PUT, PATCH, not DELETE"]],
  ])("%s %s", async (method, path, request, status, errors) => {
    expect(await ask(method, path, request)).toMatchObject({ status, body: { errors } });
  });

  test("with a field or a query parameter that the spec doesn't have, only with `unknownFields: refuse`", async () => {
    const request = { headers: REASON, body: { id: "a", nmae: "b" } };
    await ask("POST", "/users?a=b?c&page=1", request);
    const unknown = ["a", "page"].map((name) => `query parameter ${name} isn't in the spec`);
    unknown.push("nmae isn't a field of the spec");
    expect(mock.requests).toMatchObject([{ status: 201, warnings: unknown }]);
    mock = start({ unknownFields: "refuse" });
    expect(await ask("POST", "/users?a=b?c&page=1", request)).toMatchObject({ status: 400, body: { errors: unknown } });
  });
});

// The types know the operations of our spec alone.
const on = (name: string, override: Parameters<MockCore["on"]>[1]) => mock.on(name as OperationName, override);

describe("overrides and faults hold for every operation", () => {
  test("by any parameter of the path", async () => {
    on("getTenantUser", { params: { tenantId: "t-1", "user-id": "7" }, status: 404 });
    const statuses = [];
    for (const path of ["/tenants/t-1/users/7", "/tenants/t-1/users/8", "/tenants/t-2/users/7"]) {
      statuses.push((await ask("GET", path)).status);
    }
    expect(statuses).toEqual([404, 200, 200]);
  });

  test("with another example, another body or a string", async () => {
    on("listUsers", { example: "none", times: 1 });
    on("listUsers", { body: [{ id: "z" }], times: 1 });
    expect((await ask("GET", "/users?limit=1", { headers: REASON })).body).toEqual([]);
    expect((await ask("GET", "/users?limit=1", { headers: REASON })).body).toEqual([{ id: "z" }]);
    on("getMe", { example: "bye" });
    expect(await ask("GET", "/users/me")).toMatchObject({ status: 200, body: "Bye" });
    on("createUser", { body: { id: "made" } });
    expect(await ask("POST", "/users", { body: { id: "a" } })).toMatchObject({ status: 201, body: { id: "made" } });
    expect(() => on("listUsers", { body: [{ id: 1 }] })).toThrow("*.id must be a string, not a number");
    expect(() => on("replaceUsers", { body: {} })).toThrow("replaceUsers has no content for 202");
  });

  test("with a fault", async () => {
    on("deleteTenantUser", { fault: "cut" });
    await expect(ask("DELETE", "/tenants/t-1/users/7")).rejects.toThrow("fetch failed");
  });
});

test("`requests` have the parameters of the path, and no body that may hold a secret", async () => {
  await ask("GET", "/tenants/t-1/users/7");
  await ask("POST", "/users", { body: { id: "a", password: "MARKER" } });
  await ask("PUT", "/users", { body: [{ id: "a" }] });
  expect(mock.requests).toMatchObject([
    { operation: "getTenantUser", params: { tenantId: "t-1", "user-id": "7" } },
    { operation: "createUser", params: {}, body: undefined },
    { operation: "replaceUsers", body: [{ id: "a" }] },
  ]);
});

test("never sends an example that breaks the spec", async () => {
  const strict = { ...schemas, Item: { type: "object", required: ["name"] } };
  const core = createMockCore({}, { operations, schemas: strict });
  const fetch = fetchOf(core.answer);
  await expect(fetch(`${base}/tenants/t-1/users/7`, { headers: { authorization: "Bearer any" } })).rejects.toThrow(
    "The mock's own 200 of getTenantUser breaks the spec: name is required but missing",
  );
});
