import { inspect } from "node:util";
import { pino } from "pino";
import { describe, expect, test, vi } from "vitest";
import type { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import type * as client from "../../../src/index.ts";

type Package = typeof client;
type Errors = Pick<
  Package,
  "ApiError" | "AuthenticationError" | "InvalidInputError" | "InvalidResponseError" | "NetworkError" | "TimeoutError"
>;

const info = { operation: "getUser", method: "GET", path: "/resources/vendor-only/users/v1/a", attempts: 3 } as const;
const failed = {
  status: 429,
  messages: ["Too many", "Slow down"],
  errorCode: "ER-00001",
  traceId: "trace-1",
  retryAfterMs: 7_000,
  headers: { "retry-after": "7", "frontegg-trace-id": "trace-1" },
  bodyExcerpt: '{"errors":["Too many","Slow down"]}',
};
const failedFields = {
  ApiError: { ...info, ...failed },
  AuthenticationError: {
    ...info,
    status: 429,
    messages: failed.messages,
    errorCode: "ER-00001",
    traceId: "trace-1",
    host: "api.frontegg.com",
  },
  InvalidInputError: { input: "region" },
  InvalidResponseError: { ...info, status: 200, traceId: "trace-1", bodyExcerpt: "<html>" },
  NetworkError: { ...info, code: "ECONNRESET", host: "api.frontegg.com" },
  TimeoutError: { ...info, timeoutMs: 10_000 },
};

const here: Package = await import("../../../src/index.ts");
// A second copy of the package, as when two versions of it are installed.
vi.resetModules();
const elsewhere: Package = await import("../../../src/index.ts");

/** Asks one class of this copy; each narrows to its own, so a union of them cannot be called. */
function isOf(name: keyof Errors, value: unknown): boolean {
  return (here[name] as typeof InvalidInputError).isInstance(value);
}

/** One error of each class, made by a copy of the package. */
function oneOfEach(copy: Errors): Record<keyof Errors, client.FronteggError> {
  return {
    ApiError: new copy.ApiError(info, failed),
    AuthenticationError: new copy.AuthenticationError(info, failed, "api.frontegg.com"),
    InvalidInputError: new copy.InvalidInputError("region", "must be given"),
    InvalidResponseError: new copy.InvalidResponseError(info, failedFields.InvalidResponseError),
    NetworkError: new copy.NetworkError(info, "api.frontegg.com", "ECONNRESET", new Error("fetch failed (ECONNRESET)")),
    TimeoutError: new copy.TimeoutError(info, 10_000),
  };
}

const names = Object.keys(oneOfEach(here)) as (keyof Errors)[];

test("the second copy really is one", () => {
  expect(elsewhere.ApiError).not.toBe(here.ApiError);
  expect(oneOfEach(elsewhere).ApiError).not.toBeInstanceOf(here.ApiError);
});

describe.each(names)("%s", (name) => {
  const error = oneOfEach(here)[name];

  test("has its name, in the stack too, and not as a property that is listed", () => {
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: ${error.message}`);
    expect(error.stack).toMatch(/errors\.test\.ts/);
    expect(inspect(error)).toMatch(new RegExp(`^${name}: `));
    expect(Object.keys(error)).not.toContain("name");
  });

  test("has the fields that it declares, and lists no other", () => {
    expect(Object.entries(error)).toEqual(Object.entries(failedFields[name]));
  });

  test("is an Error, a FronteggError and, unless nothing was sent, a RequestError", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(here.FronteggError);
    expect(error instanceof here.RequestError).toBe(name !== "InvalidInputError");
  });

  test.each([
    ["this copy", here],
    ["another copy", elsewhere],
  ])("of %s of the package is known by isInstance of its class, and of the classes it extends", (_, copy) => {
    const made = oneOfEach(copy)[name];
    expect(made instanceof here.FronteggError).toBe(copy === here);
    expect(names.filter((other) => isOf(other, made))).toEqual([name]);
    expect(here.FronteggError.isInstance(made)).toBe(true);
    expect(here.RequestError.isInstance(made)).toBe(name !== "InvalidInputError");
  });

  test("is not confused with what only looks like it", () => {
    const lookalike = Object.assign(new Error("lookalike"), error, { name });
    for (const value of [lookalike, error.toJSON(), null, undefined, name, 7, new Error(name)]) {
      expect(isOf(name, value)).toBe(false);
      expect(here.FronteggError.isInstance(value)).toBe(false);
    }
  });

  test("is told whole by toJSON, even to another thread: name, message, stack, every field and the cause", () => {
    const cause = error.cause as Error | undefined;
    const told = {
      name,
      message: error.message,
      stack: error.stack,
      ...failedFields[name],
      ...(cause && { cause: String(cause) }),
    };
    expect(error.toJSON()).toEqual(told);
    expect(structuredClone(error.toJSON())).toEqual(told);
    expect(JSON.parse(JSON.stringify(error))).toEqual(told);
  });

  test("can be given another name, as any Error, and is still known", () => {
    const renamed = oneOfEach(here)[name];
    Object.assign(renamed, { name: "Renamed" });
    expect(String(renamed)).toBe(`Renamed: ${renamed.message}`);
    expect(renamed.toJSON()).toHaveProperty("name", "Renamed");
    expect(isOf(name, renamed)).toBe(true);
    expect(oneOfEach(here)[name].name).toBe(name);
  });

  test.each([
    ["alone", (logger: pino.Logger) => logger.error(error)],
    ["as err", (logger: pino.Logger) => logger.error({ err: error }, "the call failed")],
  ])("is logged by pino whole and once, %s", (_, log) => {
    const lines: string[] = [];
    log(pino({}, { write: (line) => void lines.push(line) }));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("err", {
      type: name,
      // Pino adds the messages of the causes.
      message: expect.stringContaining(error.message),
      stack: expect.stringContaining(error.stack ?? ""),
      ...failedFields[name],
    });
  });
});

describe("a user's class that extends one of these", () => {
  class NotFoundError extends here.ApiError {}
  class OwnError extends here.RequestError {}
  const own = new NotFoundError(info, failed);

  test("is known as what it extends, also by another copy, and as itself", () => {
    expect(NotFoundError.isInstance(own)).toBe(true);
    expect(here.ApiError.isInstance(own)).toBe(true);
    expect(here.RequestError.isInstance(own)).toBe(true);
    expect(here.FronteggError.isInstance(own)).toBe(true);
    expect(elsewhere.ApiError.isInstance(own)).toBe(true);
    expect(here.TimeoutError.isInstance(own)).toBe(false);
  });

  test.each(names)("doesn't recognize a plain %s as its own error", (name) => {
    for (const copy of [here, elsewhere]) {
      expect(NotFoundError.isInstance(oneOfEach(copy)[name])).toBe(false);
      expect(OwnError.isInstance(oneOfEach(copy)[name])).toBe(false);
    }
  });
});

describe("a message says what happened", () => {
  test.each([
    ["ApiError", [info.method, info.path, "429", "Too many; Slow down", "ER-00001", "trace-1"]],
    [
      "AuthenticationError",
      [info.method, info.path, "credentials", "429", "Too many; Slow down", "ER-00001", "trace-1"],
    ],
    ["InvalidInputError", ["region must be given"]],
    ["InvalidResponseError", [info.method, info.path, "200"]],
    ["NetworkError", [info.method, info.path, "from api.frontegg.com: fetch failed (ECONNRESET)"]],
    ["TimeoutError", [info.method, info.path, "10000 ms"]],
  ] as const)("in an %s", (name, parts) => {
    for (const part of parts) expect(oneOfEach(here)[name].message).toContain(part);
  });

  const silent = { messages: [], errorCode: undefined, traceId: undefined };
  test.each([
    [silent, /429$/],
    [{ ...silent, messages: ["a"] }, /429, a$/],
    [{ ...silent, errorCode: "ER-00001" }, /429, ER-00001$/],
    [{ ...silent, traceId: "trace-1" }, /429, trace ID trace-1$/],
    [{ ...silent, status: 302, messages: ["moved"] }, /302, (?!.*moved).*redirect/],
    // What a browser tells of one.
    [{ ...silent, status: 0 }, / answered (?!.*0).*redirect/],
  ])("as far as the response does: %j", (response, said) => {
    expect(new here.ApiError(info, { ...failed, ...response }).message).toMatch(said);
  });
});

test("a NetworkError keeps its cause, and lists it nowhere but in its JSON", () => {
  const cause = new Error("fetch failed");
  const error = new here.NetworkError(info, "api.frontegg.com", undefined, cause);
  expect(error.cause).toBe(cause);
  expect(Object.keys(error)).not.toContain("cause");
});
