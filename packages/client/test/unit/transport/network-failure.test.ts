import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { isFinal, isNetworkFailure, isUnsent, safeCause, systemCode } from "../../../src/transport/network-failure.ts";
import { Redactor } from "../../../src/transport/redactor.ts";

const SECRET = "MARKER-secret-value";
const redactor = new Redactor();
redactor.add(SECRET);

function withCode(code: unknown, cause?: unknown): Error {
  return Object.assign(new Error("failed", { cause }), { code });
}

function withMessage(message: string): Error {
  return new Error(message);
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
    // A message may be a sentence, and that of an AggregateError is empty.
    const sentence = new TypeError("Request was cancelled.", { cause: new Error("", { cause: new Error("why") }) });
    expect(safeCause(sentence, redactor).message).toBe("Request was cancelled: why");
    expect(safeCause(withCode("ECONNRESET"), redactor).message).toBe("failed (ECONNRESET)");
    expect(safeCause(new Error("read ECONNRESET", { cause: withCode("ECONNRESET") }), redactor).message).toBe(
      "read ECONNRESET: failed",
    );
    // OpenSSL's messages end in a line break.
    const ssl = new TypeError("fetch failed", { cause: withCode("ERR_SSL_WRONG_VERSION_NUMBER") });
    (ssl.cause as Error).message = "wrong version number:355:\n";
    expect(safeCause(ssl, redactor).message).toBe(
      "fetch failed: wrong version number:355: (ERR_SSL_WRONG_VERSION_NUMBER)",
    );
    expect(copy.stack).toBe(error.stack);
    expect(copy.stack).toMatch(/^TypeError: fetch failed\n.*network-failure\.test\.ts/);
    expect(copy.cause).toBeUndefined();
  });

  test("has the stack of its own where the original has none", () => {
    expect(safeCause({ message: "lost" }, redactor)).toMatchObject({ message: "lost", stack: expect.any(String) });
  });

  test("keeps no other fields of an error, and no secret in its text", () => {
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

/** What Deno 2.9.6 throws. */
function ofDeno(text: string): Error {
  return new TypeError("fetch failed", {
    cause: new Error(`error sending request for url (https://a.example/): ${text}`),
  });
}

describe("a connection that was not made", () => {
  test.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EADDRNOTAVAIL",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
  ])("is known by the code %s", (code) => {
    expect(isUnsent(new TypeError("fetch failed", { cause: withCode(code) }))).toBe(true);
  });

  test.each([
    ["client error (Connect): dns error: failed to lookup address information", "ENOTFOUND"],
    ["client error (Connect): tcp connect error: Connection refused (os error 111)", "ECONNREFUSED"],
    ["client error (Connect): tcp connect error: Connection refused (os error 61)", "ECONNREFUSED"],
    [
      "client error (Connect): tcp connect error: the target machine actively refused it. (os error 10061)",
      "ECONNREFUSED",
    ],
  ])("is known on Deno, which has no codes, by %s", (text, code) => {
    expect(systemCode(ofDeno(text))).toBe(code);
    expect(isUnsent(ofDeno(text))).toBe(true);
  });

  test.each([
    ["a code of a lost connection", withCode("ECONNRESET")],
    ["a code that the system gave for another call", Object.assign(withCode("EHOSTUNREACH"), { syscall: "read" })],
    ["Deno's reset", ofDeno("Connection reset by peer (os error 104)")],
    ["Deno's broken exchange", ofDeno("client error (SendRequest): connection closed before message completed")],
    ["Deno's wrong certificate", ofDeno("client error (Connect): invalid peer certificate: UnknownIssuer")],
    ["no error", undefined],
  ])("is not assumed for %s", (_, error) => {
    expect(isUnsent(error)).toBe(false);
  });

  test.each(["connect", "getaddrinfo"])("is known by its code and the system call %s", (syscall) => {
    expect(isUnsent(Object.assign(withCode("ECONNREFUSED"), { syscall }))).toBe(true);
  });
});

/** What undici throws if a proxy refuses to open a tunnel. */
function ofProxy(status: number): Error {
  const refused = withCode("UND_ERR_ABORTED");
  refused.message = `Proxy response (${status}) !== 200 when HTTP Tunneling`;
  return new TypeError("fetch failed", { cause: new Error("Request was cancelled.", { cause: refused }) });
}

describe("a failure that another attempt meets again", () => {
  test.each([
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ])("is known by the code %s", (code) => {
    expect(isFinal(new TypeError("fetch failed", { cause: withCode(code) }))).toBe(true);
  });

  test.each([
    ["Deno's certificate", ofDeno("client error (Connect): invalid peer certificate: UnknownIssuer")],
    ["Deno's proxy", ofDeno("client error (Connect): proxy authentication required")],
    // Bun 1.3.
    [
      "Bun's proxy",
      withCode("ERR_PROXY_TUNNEL", withMessage("Proxy refused to open a tunnel: 407 Proxy Authentication")),
    ],
    ["undici's proxy, 407", ofProxy(407)],
    ["undici's proxy, 403", ofProxy(403)],
  ])("is known by the message of %s", (_, error) => {
    expect(isFinal(error)).toBe(true);
  });

  test.each([
    ["a lost connection", withCode("ECONNRESET")],
    ["a proxy that can't reach the host now", ofProxy(502)],
    ["a proxy that limits the rate", ofProxy(429)],
    ["a proxy that waited too long", withMessage("Proxy refused to open a tunnel: 408 Request Timeout")],
    ["a host whose name says otherwise", withMessage("getaddrinfo ENOTFOUND cert.example.com")],
    ["a failure that tells nothing", new TypeError("fetch failed")],
    ["no error", undefined],
  ])("is not assumed for %s", (_, error) => {
    expect(isFinal(error)).toBe(false);
  });
});

describe("the error that fetch throws for a failed connection", () => {
  test.each([
    ["TypeError, by its standard", new TypeError("fetch failed")],
    ["TypeError of another realm", runInNewContext("new TypeError('elsewhere')")],
    ["DOMException, by its standard", new DOMException("aborted", "AbortError")],
    ["node-fetch's AbortError", Object.assign(new Error("aborted"), { name: "AbortError" })],
    ["an error with a system code", withCode("ECONNRESET")],
    ["an error whose cause has one", new Error("failed", { cause: withCode("UND_ERR_SOCKET") })],
    ["a lost connection on Workers", Object.assign(new Error("Network connection lost."), { retryable: true })],
    ["nothing, which is no signal", undefined],
    ["an unknown host on Workers", Object.assign(new Error("internal error; reference = a"), { remote: true })],
  ])("is told by %s", (_, error) => {
    expect(isNetworkFailure(error)).toBe(true);
  });

  test.each([
    ["an error", new Error("no idea")],
    [
      "Next.js' DynamicServerError",
      Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" }),
    ],
    ["Next.js' error with a code", withCode("NEXT_STATIC_GEN_BAILOUT")],
    ["a TypeError with a digest", Object.assign(new TypeError("x"), { digest: "x" })],
    ["a bug", new ReferenceError("x is not defined")],
    ["another bug", new SyntaxError("Unexpected token")],
    ["a promise, which React throws", Promise.resolve()],
    ["a string", "TypeError"],
  ])("is not %s", (_, error) => {
    expect(isNetworkFailure(error)).toBe(false);
  });
});
