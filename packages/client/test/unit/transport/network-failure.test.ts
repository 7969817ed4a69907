import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { isProgrammingError, safeCause, systemCode } from "../../../src/transport/network-failure.ts";
import { Redactor } from "../../../src/transport/redactor.ts";

const SECRET = "MARKER-secret-value";
const redactor = new Redactor();
redactor.add(SECRET);

function withCode(code: unknown, cause?: unknown): Error {
  return Object.assign(new Error("failed", { cause }), { code });
}

function loop(): Error {
  const error = new Error("loop");
  error.cause = error;
  return error;
}

describe("a copy of a cause", () => {
  test("says the messages of the whole chain, and where it was thrown", () => {
    const error = new TypeError("fetch failed", { cause: new Error("inner", { cause: new Error("innermost") }) });
    const copy = safeCause(error, redactor);
    expect(copy.message).toBe("fetch failed: inner: innermost");
    expect(copy.stack).toBe(error.stack);
    expect(copy.stack).toMatch(/^TypeError: fetch failed\n.*network-failure\.test\.ts/);
    expect(copy.cause).toBeUndefined();
  });

  test("has the stack of its own where the original has none", () => {
    expect(safeCause({ message: "lost" }, redactor)).toMatchObject({ message: "lost", stack: expect.any(String) });
  });

  test("keeps nothing that an error carries besides, and no secret in its texts", () => {
    const inner = Object.assign(new Error(SECRET), { a: SECRET });
    const error = Object.assign(new Error(`sent ${SECRET}`, { cause: inner }), {
      request: { headers: { authorization: `Bearer ${SECRET}` } },
      [Symbol("init")]: SECRET,
    });
    error.name = `Error-${SECRET}`;
    const copy = safeCause(error, redactor);
    expect(copy.message).toBe("sent [redacted]: [redacted]");
    expect(copy.stack).toContain("sent [redacted]");
    expect(inspect(copy, { depth: Infinity, showHidden: true })).not.toContain("MARKER");
  });

  test.each([
    ["a string", `lost ${SECRET}`, "lost [redacted]"],
    ["undefined", undefined, "undefined"],
    ["null", null, "null"],
    ["a number", 7, "7"],
    ["a symbol", Symbol(SECRET), "Symbol([redacted])"],
    ["an array", [SECRET], "[redacted]"],
    ["an object", { secret: SECRET }, "[object Object]"],
    ["an object whose message is no text", { message: Symbol(SECRET) }, "[object Object]"],
  ])("is made of %s", (_, thrown, message) => {
    const copy = safeCause(thrown, redactor);
    expect(copy).toBeInstanceOf(Error);
    expect(copy.message).toBe(message);
    expect(inspect(copy, { depth: Infinity, showHidden: true })).not.toContain("MARKER");
  });

  test("is made of an error of another realm", () => {
    expect(safeCause(runInNewContext("new TypeError('elsewhere')"), redactor).message).toBe("elsewhere");
  });

  test("ends where causes form a loop", () => {
    expect(safeCause(loop(), redactor).message).toBe("loop: loop: loop: loop: loop");
  });
});

describe("the system's code", () => {
  test.each([
    ["on the error", withCode("ECONNRESET"), "ECONNRESET"],
    ["on its cause", new TypeError("fetch failed", { cause: withCode("ECONNREFUSED") }), "ECONNREFUSED"],
    ["two causes down", new Error("a", { cause: new Error("b", { cause: withCode("EAI_AGAIN") }) }), "EAI_AGAIN"],
    ["past a numeric one", withCode(20, withCode("EPIPE")), "EPIPE"],
    ["past a sentence", withCode("it failed", withCode("EPIPE")), "EPIPE"],
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
    ["nowhere in a loop of causes", loop()],
  ])("is undefined where it is %s", (_, error) => {
    expect(systemCode(error)).toBeUndefined();
  });
});

test.each([
  [new ReferenceError("x is not defined"), true],
  [new RangeError("Invalid array length"), true],
  [new SyntaxError("Unexpected token"), true],
  // What fetch throws for a lost connection.
  [new TypeError("fetch failed"), false],
  [new DOMException("aborted", "AbortError"), false],
  [new Error("ReferenceError"), false],
  ["ReferenceError", false],
  [undefined, false],
])("whether %s is a fault of the program: %s", (error, isFault) => {
  expect(isProgrammingError(error)).toBe(isFault);
});
