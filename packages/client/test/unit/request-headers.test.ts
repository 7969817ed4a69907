import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { checkFieldValue, checkedHeaders, isBearerToken } from "../../src/request-headers.ts";

describe("headers that are the client's own, or that the API refuses, cannot be given", () => {
  test.each([
    ["authorization", "is set by the client"],
    ["Authorization", "is set by the client"],
    ["AUTHORIZATION", "is set by the client"],
    ["host", "is set by the client"],
    ["Host", "is set by the client"],
    ["content-length", "is set by the client"],
    ["Content-Length", "is set by the client"],
    ["frontegg-tenant-id", "refuses these routes"],
    ["Frontegg-Tenant-Id", "refuses these routes"],
  ])("%s", (name, reason) => {
    const headers = { "x-first": "1", [name]: "MARKER" };
    expect(() => checkedHeaders(headers)).toThrow(InvalidInputError);
    expect(() => checkedHeaders(headers)).toThrow(`headers.${name} `);
    expect(() => checkedHeaders(headers)).toThrow(reason);
    expect(() => checkedHeaders(headers)).toThrow(/^(?!.*MARKER)/);
    expect(() => checkedHeaders(new Headers({ [name]: "MARKER" }))).toThrow(reason);
  });
});

describe("a header that cannot be sent is refused without showing its value", () => {
  test.each([
    "a\r\nauthorization: MARKER",
    "MARKER\n",
    "MARKER\r",
    "MARKER\0",
    "MARKER\u007f",
    "MARKER\u0100",
    "MARKER😀",
    "MARKER\u2028",
    undefined,
    null,
    42,
    ["MARKER"],
    { toString: () => "MARKER" },
  ])("value %j", (value) => {
    expect(() => checkedHeaders({ "x-note": value })).toThrow(/^headers\.x-note must be text(?!.*MARKER)/);
    expect(() => checkFieldValue("environmentId", value)).toThrow(/^environmentId must be text(?!.*MARKER)/);
  });

  test.each(["", " ", "x note", "x:y", "x\r\nauthorization", "x\0", "é", "x(y)", "x/y", '"x"', "authorization "])(
    "name %j",
    (name) => {
      expect(() => checkedHeaders({ [name]: "1" })).toThrow("headers must have valid HTTP field names");
    },
  );

  test("whatever passes can be put in Headers", () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from("\r\n\0\t\u007f\u0080\u00ff\u0100 a:")),
      fc.string({ maxLength: 1 }),
    );
    const text = fc.string({ unit: character, maxLength: 6 });
    fc.assert(
      fc.property(text, text, (name, value) => {
        try {
          checkedHeaders({ [name]: value });
        } catch (error) {
          expect(InvalidInputError.isInstance(error)).toBe(true);
          return;
        }
        expect(new Headers({ [name]: value }).get(name)).toBe(value.replaceAll(/^[\t ]+|[\t ]+$/g, ""));
      }),
      { numRuns: 1_000 },
    );
  });
});

test("ordinary headers pass, in either form, and so does having none", () => {
  const headers = { "x-request-id": "7f", "X-Empty": "", "x-latin": "é", "x-tab": "a\tb", accept: "text/html" };
  expect(() => checkedHeaders(headers)).not.toThrow();
  expect(() => checkedHeaders(new Headers(headers))).not.toThrow();
  expect(() => checkedHeaders({})).not.toThrow();
  expect(() => checkedHeaders(undefined)).not.toThrow();
});

describe("a bearer token is visible ASCII", () => {
  test.each(["a", "eyJhbGciOi.J9.x-_~+/=", "!~"])("%j is one", (token) => {
    expect(isBearerToken(token)).toBe(true);
  });

  test.each(["", " ", "a b", "a\n", "\ra", "a\0", "é", "a\u007f", undefined, null, 7, ["a"], {}])(
    "%j is none",
    (token) => {
      expect(isBearerToken(token)).toBe(false);
    },
  );
});
