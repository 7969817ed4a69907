import { describe, expect, test } from "vitest";
import type { FailedResponse } from "../../../src/errors/api-error.ts";
import { errorBody, failedResponse, parsed } from "../../../src/transport/failed-response.ts";
import { Redactor } from "../../../src/transport/redactor.ts";

const SECRET = "MARKER-secret-value";
const NOW = Date.parse("2026-03-01T12:00:00Z");

function failed(body: string, headers: Record<string, string> = {}, status = 429): FailedResponse {
  const redactor = new Redactor();
  redactor.add(SECRET);
  return failedResponse(new Response(null, { status, headers }), parsed(body), redactor, NOW);
}

describe("the messages and the code of a body", () => {
  test.each([
    { body: '{"errors":["a","b"],"errorCode":"ER-01097"}', errors: ["a", "b"], errorCode: "ER-01097" },
    { body: '{"errors":["a"],"errorCodes":["ER-1","ER-2"]}', errors: ["a"], errorCode: "ER-1" },
    { body: '{"errorCode":"ER-1","errorCodes":["ER-2"]}', errors: [], errorCode: "ER-1" },
    { body: '{"message":"nope"}', errors: ["nope"] },
    { body: '{"message":["a","b"]}', errors: ["a", "b"] },
    { body: '{"errors":["a"],"message":"nope"}', errors: ["a"] },
    { body: '{"errors":[],"message":"nope"}', errors: [] },
    { body: '{"errors":null,"message":"nope"}', errors: ["nope"] },
    { body: '{"errors":["a",7,null,{"x":1},"b"]}', errors: ["a", "b"] },
    { body: '{"errors":"a"}', errors: ["a"] },
    { body: '{"errors":{"0":"a","length":1}}', errors: [] },
    { body: '{"errors":null,"errorCode":7,"errorCodes":"x","message":[]}', errors: [] },
    { body: '{"errors":["cut', errors: [] },
    { body: "<html>502 Bad Gateway</html>", errors: [] },
    { body: "", errors: [] },
    { body: "null", errors: [] },
    { body: '"text"', errors: [] },
    { body: "[]", errors: [] },
    { body: "7", errors: [] },
  ])("$body", ({ body, errors, errorCode }) => {
    expect(failed(body)).toMatchObject({ messages: errors, errorCode, bodyExcerpt: body.replace(/^"text"$/, "text") });
    const { errors: promised, ...rest } = errorBody(parsed(body));
    expect(promised).toEqual(errors);
    expect(rest.errorCode).toBe(errorCode);
    // The type allows a code or none, not an undefined one.
    expect("errorCode" in rest).toBe(errorCode !== undefined);
  });

  test("keep the other fields of the body", () => {
    expect(errorBody({ message: "nope", details: { field: "name" } })).toEqual({
      errors: ["nope"],
      message: "nope",
      details: { field: "name" },
    });
  });

  test.each([undefined, null, "", "text", 7, [], ["text"]])("are all that is made of %j", (body) => {
    expect(errorBody(body)).toStrictEqual({ errors: [] });
  });
});

test("every text is without secrets, in headers too, and set-cookie is not kept", () => {
  const body = JSON.stringify({ errors: [`bad ${SECRET}`], errorCode: SECRET, echo: SECRET });
  const answer = failed(
    body,
    { "Frontegg-Trace-Id": SECRET, "x-echo": `Bearer ${SECRET}`, "set-cookie": "sid=1" },
    404,
  );
  expect(answer).toEqual({
    status: 404,
    messages: ["bad [redacted]"],
    errorCode: "[redacted]",
    traceId: "[redacted]",
    retryAfterMs: undefined,
    headers: { "frontegg-trace-id": "[redacted]", "x-echo": "Bearer [redacted]" },
    bodyExcerpt: '{"errors":["bad [redacted]"],"errorCode":"[redacted]","echo":"[redacted]"}',
  });
});

test("every text of the body is an excerpt", () => {
  const long = "x".repeat(5_000);
  const answer = failed(JSON.stringify({ errors: [long], errorCode: long }));
  expect(answer.messages[0]).toHaveLength(1_024);
  expect(answer.errorCode).toHaveLength(1_024);
  expect(answer.bodyExcerpt).toHaveLength(1_024);
  expect(failed(`<html>${long}`).bodyExcerpt).toHaveLength(1_024);
});

test("the wait that the server asks for is read against the clock that is given", () => {
  expect(failed("", { "retry-after": "Sun, 01 Mar 2026 12:00:07 GMT" }).retryAfterMs).toBe(7_000);
  expect(failed("").retryAfterMs).toBeUndefined();
});

test("a missing body has an empty excerpt", () => {
  const response = new Response(null, { status: 404 });
  expect(failedResponse(response, undefined, new Redactor())).toMatchObject({ messages: [], bodyExcerpt: "" });
});

test("keeps text that isn't JSON, and parses JSON", () => {
  for (const body of ["x", "{", "undefined", "NaN", "{'a':1}", "\ufeff{}"]) expect(parsed(body)).toBe(body);
  expect(parsed("")).toBeUndefined();
  expect(parsed("null")).toBeNull();
  expect(parsed(" [1] ")).toEqual([1]);
});
