import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { requestHeaders } from "../../../src/input/request-headers.ts";

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
    const refused = (): unknown => requestHeaders({ "x-first": "1", [name]: "MARKER" });
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(`headers.${name.toLowerCase()} `);
    expect(refused).not.toThrow("MARKER");
    expect(() => requestHeaders(new Headers({ [name]: "MARKER" }))).toThrow(`headers.${name.toLowerCase()} `);
  });
});

test("returns ordinary headers unchanged, under lower-case names", () => {
  const headers = {
    "X-Request-Id": "7f",
    "X-Empty": "",
    "x-latin": "é",
    "x-host": "a",
    accept: "text/html",
  };
  for (const given of [headers, new Headers(headers)]) {
    expect(requestHeaders(given)).toEqual({
      "x-request-id": "7f",
      "x-empty": "",
      "x-latin": "é",
      "x-host": "a",
      accept: "text/html",
    });
  }
  expect(requestHeaders(new Headers())).toEqual({});
});

const UNSENDABLE = /^headers must be a plain object with valid names$/;

describe("headers are checked before anything else reads them", () => {
  test.each([
    [{ "x-a": "MARKER\r\nx: 1" }, "headers.x-a", /^headers\.x-a must be one line/],
    [{ "x-a": "MARKER\n" }, "headers.x-a", /^headers\.x-a must be one line/],
    [{ "x-a": "MARKER☃" }, "headers.x-a", /Latin-1/],
    [{ "x-a": ["1", "MARKER\0"] }, "headers.x-a", /^headers\.x-a must be one line/],
    [{ "MARKER name": "1" }, "headers", UNSENDABLE],
    [{ "MARKER\r\nx-a": "1" }, "headers", UNSENDABLE],
    [{ "": "1" }, "headers", UNSENDABLE],
    [new Map([["x-a", "MARKER"]]), "headers", UNSENDABLE],
    [new URLSearchParams({ "x-a": "MARKER" }), "headers", UNSENDABLE],
    [7, "headers", /^headers must be an object, not number$/],
    [null, "headers", /^headers must be an object, not null$/],
    [[["x-a", "1"]], "headers", /^headers must be an object, not array$/],
  ])("%j names the header, without its value", (headers, input, message) => {
    const check = (): unknown => requestHeaders(headers);
    expect(check).toThrow(InvalidInputError);
    expect(check).toThrow(expect.objectContaining({ input }));
    expect(check).toThrow(message);
    expect(check).not.toThrow("MARKER");
  });

  test.each([
    [undefined, {}],
    [{}, {}],
    [{ "x_a.b!#$%&'*+^`|~": "1" }, { "x_a.b!#$%&'*+^`|~": "1" }],
    [
      { "x-a": "1", "X-B": "", "x-c": "é", "x-d": "a\tb" },
      { "x-a": "1", "x-b": "", "x-c": "é", "x-d": "a\tb" },
    ],
    // What openapi-fetch takes besides.
    [
      { "x-a": 1, "x-b": true, "x-c": null, "x-d": undefined, "x-e": ["1", 2] },
      { "x-a": "1", "x-b": "true", "x-e": "1, 2" },
    ],
  ])("%j can be sent", (headers, sent) => {
    expect(requestHeaders(headers)).toEqual(sent);
  });
});
