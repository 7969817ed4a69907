import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { checkedHeaders } from "../../../src/input/request-headers.ts";

describe("headers that are the client's own, that no fetch takes, or that the API refuses, cannot be given", () => {
  test.each([
    "authorization",
    "Authorization",
    "host",
    "content-length",
    "Transfer-Encoding",
    "connection",
    "keep-alive",
    "upgrade",
    "EXPECT",
    "frontegg-tenant-id",
  ])("%s", (name) => {
    const refused = (): unknown => checkedHeaders(new Headers({ "x-first": "1", [name]: "MARKER" }));
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(`headers.${name.toLowerCase()} `);
    expect(refused).not.toThrow("MARKER");
  });
});

test("ordinary headers are given as they are, under lower-case names, and none as none", () => {
  const headers = new Headers({
    "X-Request-Id": "7f",
    "X-Empty": "",
    "x-latin": "é",
    "x-host": "a",
    accept: "text/html",
  });
  expect(checkedHeaders(headers)).toEqual({
    "x-request-id": "7f",
    "x-empty": "",
    "x-latin": "é",
    "x-host": "a",
    accept: "text/html",
  });
  expect(checkedHeaders(new Headers())).toEqual({});
});
