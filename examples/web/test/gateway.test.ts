import { createClient } from "@frontegg-identity/client";
import { fullUser, userNotFound } from "@frontegg-identity/types/fixtures";
import { expect, test, vi } from "vitest";
import { createGateway } from "../server/gateway.ts";

const fetchStub = vi.fn<typeof fetch>();
const gateway = createGateway(
  createClient({ region: "eu", token: "a-token", fetch: (...args) => fetchStub(...args), retry: false }),
);
const put = (payload: object) => gateway.inject({ method: "PUT", url: "/api/resources/users/v1/u-1", payload });

test("returns the API's response to the page", async () => {
  fetchStub.mockResolvedValueOnce(Response.json(fullUser));
  const response = await gateway.inject("/api/resources/vendor-only/users/v1/u-1");
  expect(response.json()).toEqual(fullUser);
  expect(response.payload + JSON.stringify(response.headers)).not.toContain("a-token");
});

test("passes on status, messages and trace id of a failure", async () => {
  const headers = { "frontegg-trace-id": "a-trace" };
  fetchStub.mockResolvedValueOnce(Response.json(userNotFound, { status: 404, headers }));
  const response = await gateway.inject("/api/resources/vendor-only/users/v1/nobody");
  expect(response).toMatchObject({ statusCode: 404, headers });
  expect(response.json()).toEqual({ errors: ["User not found"] });
});

test("refuses an update that the spec refuses, and sends nothing", async () => {
  fetchStub.mockClear();
  const response = await put({ phoneNumber: "12" });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toEqual({ errors: [expect.stringMatching(/^phoneNumber: /)] });
  expect(fetchStub).not.toHaveBeenCalled();
});

test("reports nothing about fields that it can't reach", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  fetchStub.mockRejectedValueOnce(new TypeError("connect ECONNREFUSED 10.0.0.1"));
  const response = await put({ name: "Ada" });
  expect(response.statusCode).toBe(502);
  expect(response.payload).not.toContain("10.0.0.1");
  expect(log).toHaveBeenCalledOnce();
});
