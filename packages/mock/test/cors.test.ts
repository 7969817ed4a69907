import { afterAll, beforeAll, expect, test } from "vitest";
import { scenario, startMock, type Mock } from "../src/index.ts";
import { send, USER, USER_UPDATE } from "./request.ts";

let mock: Mock;
const seen: string[] = [];
beforeAll(async () => {
  mock = await startMock({ onRequest: ({ method }) => seen.push(method) });
});
afterAll(() => mock.close());

const origin = "http://localhost:5173";

test("permits a browser to send PUT with a token and JSON", async () => {
  const reply = await send(mock, USER_UPDATE, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "authorization,content-type,mock-scenario",
    },
  });
  expect(reply.status).toBe(204);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "PUT",
    "access-control-allow-headers": "authorization,content-type,mock-scenario",
    "access-control-allow-credentials": "true",
    vary: "Origin",
  });
});

test("does not report preflights as requests", () => {
  expect(seen).not.toContain("OPTIONS");
});

test.each<[string, string, RequestInit, number]>([
  ["a success", USER, {}, 200],
  ["the documented 401", USER, { headers: { authorization: "" } }, 401],
  ["malformed JSON", USER_UPDATE, { method: "PUT", body: "{" }, 400],
  ["an unknown path", "/nowhere", {}, 404],
  ["an unusable scenario", USER, { headers: scenario({ example: "none" }) }, 501],
])("lets a page read %s", async (_name, path, init, status) => {
  const headers = { ...Object.fromEntries(new Headers(init.headers)), origin };
  const reply = await send(mock, path, { ...init, headers });
  expect(reply.status).toBe(status);
  expect(reply.headers.get("access-control-allow-origin")).toBe(origin);
});

test("shows pages the trace id and the rate limit", async () => {
  const reply = await send(mock, USER, { headers: { prefer: "code=429" } });
  const exposed = reply.headers.get("access-control-expose-headers")?.split(", ");
  expect(exposed).toEqual(
    expect.arrayContaining([
      "frontegg-trace-id",
      "retry-after",
      "x-rate-limit-reset",
      "x-rate-limit-limit",
      "x-rate-limit-remaining",
    ]),
  );
});
