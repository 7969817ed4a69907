import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { redactor } from "../../src/redact.ts";
import { safeCause, systemCode } from "../../src/network-failure.ts";

const SECRET = "MARKER-secret-value";
const redact = redactor([SECRET]);

function withCode(code: unknown, cause?: unknown): Error {
  return Object.assign(new Error("failed", { cause }), { code });
}

describe("a copy of a cause", () => {
  test("says the messages of the whole chain, and holds nothing else", () => {
    const error = new TypeError("fetch failed", { cause: new RangeError("inner") });
    expect(safeCause(error, redact)).toEqual(new Error("fetch failed: inner"));
  });

  test("keeps nothing that an error carries besides, and no secret in its texts", () => {
    const error = Object.assign(
      new Error(`sent ${SECRET}`, { cause: Object.assign(new Error(SECRET), { a: SECRET }) }),
      {
        request: { headers: { authorization: `Bearer ${SECRET}` } },
        [Symbol("init")]: SECRET,
      },
    );
    error.name = `Error-${SECRET}`;
    expect(inspect(safeCause(error, redact), { depth: Infinity, showHidden: true })).not.toContain("MARKER");
  });

  test.each([
    ["a string", `lost ${SECRET}`, "lost [redacted]"],
    ["undefined", undefined, "fetch threw a undefined"],
    ["null", null, "fetch threw a object"],
    ["a number", 7, "fetch threw a number"],
    ["a symbol", Symbol(SECRET), "fetch threw a symbol"],
    ["a function", () => SECRET, "fetch threw a function"],
  ])("is made of %s", (_, thrown, message) => {
    const copy = safeCause(thrown, redact);
    expect(copy).toBeInstanceOf(Error);
    expect(copy.message).toBe(message);
  });

  test.each([
    ["an empty object", {}],
    ["an object without a prototype", Object.create(null)],
    ["a message that has no text", { message: Object.create(null), name: Object.create(null) }],
    ["a message whose text throws", { message: { toString: () => { throw new Error(SECRET); } } }], // prettier-ignore
    ["a message that is a symbol", { message: Symbol(SECRET) }],
    ["an array", [SECRET]],
  ])("is made of %s without throwing or showing what it holds", (_, thrown) => {
    const copy = safeCause(thrown, redact);
    expect(copy).toBeInstanceOf(Error);
    expect(copy.name).toBe("Error");
    expect(inspect(copy, { depth: Infinity, showHidden: true })).not.toContain("MARKER");
  });

  test("ends where causes form a loop", () => {
    const error = new Error("loop");
    error.cause = error;
    expect(safeCause(error, redact).message).toBe("loop: loop: loop: loop: loop");
  });
});

describe("the system's code", () => {
  test.each([
    ["on the error", withCode("ECONNRESET"), "ECONNRESET"],
    ["on its cause", new TypeError("fetch failed", { cause: withCode("ECONNREFUSED") }), "ECONNREFUSED"],
    ["two causes down", new Error("a", { cause: new Error("b", { cause: withCode("EAI_AGAIN") }) }), "EAI_AGAIN"],
    ["past a numeric one", withCode(20, withCode("EPIPE")), "EPIPE"],
    ["Bun's own", withCode("ConnectionRefused"), "ConnectionRefused"],
    ["undici's", withCode("UND_ERR_SOCKET"), "UND_ERR_SOCKET"],
    ["one with a digit", withCode("ERR_HTTP2_STREAM_ERROR"), "ERR_HTTP2_STREAM_ERROR"],
  ])("is found %s", (_, error, code) => {
    expect(systemCode(error)).toBe(code);
  });

  test.each([
    ["a number", withCode(7)],
    ["empty", withCode("")],
    ["a sentence", withCode("it failed")],
    ["a token", withCode("eyJhbGciOi.J9.x")],
    ["too long", withCode("E".repeat(65))],
    ["missing", new Error("none")],
    ["on no object", "ECONNRESET"],
    ["on null", null],
    ["on undefined", undefined],
  ])("is undefined where it is %s", (_, error) => {
    expect(systemCode(error)).toBeUndefined();
  });

  test("is not looked for without end where causes form a loop", () => {
    const error = new Error("loop");
    error.cause = error;
    expect(systemCode(error)).toBeUndefined();
  });
});
