import { describe, expect, test } from "vitest";
import type { FailedResponse } from "../../src/errors/api-error.ts";
import { excerpt, failedResponse, parseJson } from "../../src/failed-response.ts";
import { redactor } from "../../src/redact.ts";

const SECRET = "MARKER-secret-value";
const NOW = Date.parse("2026-03-01T12:00:00Z");

function failed(body: string, headers: HeadersInit = {}): FailedResponse {
  const response = new Response(null, { status: 400, headers });
  return failedResponse({ response, body, redact: redactor([SECRET]) }, NOW);
}

describe("the messages and the code of a body", () => {
  test.each([
    { body: '{"errors":["a","b"],"errorCode":"ER-01097"}', errors: ["a", "b"], errorCode: "ER-01097" },
    { body: '{"errors":["a"],"errorCodes":["ER-1","ER-2"]}', errors: ["a"], errorCode: "ER-1" },
    { body: '{"errorCode":"ER-1","errorCodes":["ER-2"]}', errors: [], errorCode: "ER-1" },
    { body: '{"message":"nope"}', errors: ["nope"], errorCode: undefined },
    { body: '{"errors":["a"],"message":"nope"}', errors: ["a"], errorCode: undefined },
    { body: '{"errors":[],"message":"nope"}', errors: [], errorCode: undefined },
    { body: '{"errors":["a",7,null,{"x":1},"b"]}', errors: ["a", "b"], errorCode: undefined },
    { body: '{"errors":"a"}', errors: ["a"], errorCode: undefined },
    { body: '{"errors":{"0":"a","length":1}}', errors: [], errorCode: undefined },
    { body: '{"errors":null,"errorCode":7,"errorCodes":"x","message":[]}', errors: [], errorCode: undefined },
    { body: '{"__proto__":{"errors":["polluted"],"errorCode":"X"}}', errors: [], errorCode: undefined },
    { body: '{"constructor":{"prototype":{"errors":["x"]}}}', errors: [], errorCode: undefined },
    { body: '{"errors":["cut', errors: [], errorCode: undefined },
    { body: "<html>502 Bad Gateway</html>", errors: [], errorCode: undefined },
    { body: "", errors: [], errorCode: undefined },
    { body: "null", errors: [], errorCode: undefined },
    { body: '"text"', errors: [], errorCode: undefined },
    { body: "[]", errors: [], errorCode: undefined },
    { body: "7", errors: [], errorCode: undefined },
  ])("$body", ({ body, errors, errorCode }) => {
    expect(failed(body)).toMatchObject({ errors, errorCode, bodyExcerpt: body });
  });
});

test("what Object.prototype was polluted with is no answer", () => {
  // Restored below: the pollution is what is tested.
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  prototype["errors"] = ["polluted"];
  prototype["message"] = "polluted";
  try {
    expect(failed("{}").errors).toEqual([]);
  } finally {
    delete prototype["errors"];
    delete prototype["message"];
  }
});

test("every text is without secrets, in headers too, and set-cookie is not kept", () => {
  const body = JSON.stringify({ errors: [`bad ${SECRET}`], errorCode: SECRET });
  const answer = failed(body, { "frontegg-trace-id": SECRET, "x-echo": `Bearer ${SECRET}`, "set-cookie": "sid=1" });
  expect(answer).toMatchObject({ errors: ["bad [redacted]"], errorCode: "[redacted]", traceId: "[redacted]" });
  expect([...answer.headers]).toEqual([
    ["frontegg-trace-id", "[redacted]"],
    ["x-echo", "Bearer [redacted]"],
  ]);
  expect(JSON.stringify(answer)).not.toContain("MARKER");
});

test("an excerpt is 1,024 characters, and a cut leaves no half of a secret", () => {
  const redact = redactor([SECRET]);
  expect(excerpt("x".repeat(5_000), redact)).toHaveLength(1_024);
  for (let before = 1_000; before <= 1_030; before++) {
    expect(excerpt("x".repeat(before) + SECRET, redact)).not.toMatch(/MARK/);
  }
  expect(failed(JSON.stringify({ errors: ["x".repeat(5_000)] })).errors[0]).toHaveLength(1_024);
});

test("the wait that the server asks for is read against the clock that is given", () => {
  expect(failed("", { "retry-after": "Sun, 01 Mar 2026 12:00:07 GMT" }).retryAfterMs).toBe(7_000);
  expect(failed("").retryAfterMs).toBeUndefined();
});

test("text that is no JSON is undefined, and JSON is its value", () => {
  for (const body of ["", "x", "{", "undefined", "NaN", "{'a':1}", "\ufeff{}"]) expect(parseJson(body)).toBeUndefined();
  expect(parseJson("null")).toBeNull();
  expect(parseJson(" [1] ")).toEqual([1]);
});

test("a header that is no field value any more, once a secret was taken out of it, is made one", () => {
  const headers = {
    "x-euro": String.raw`\u20ac \u004dARKER-secret-value`,
    "x-line": String.raw`a\u000ab MARKER\u002dsecret-value`,
  };
  expect(Object.fromEntries(failed("", headers).headers)).toEqual({
    "x-euro": "? [redacted]",
    "x-line": "a?b [redacted]",
  });
});
