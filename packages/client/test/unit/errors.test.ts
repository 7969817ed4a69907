import { describe, expect, test, vi } from "vitest";
import type { RequestError } from "../../src/errors/request-error.ts";
import type * as client from "../../src/index.ts";

type Package = typeof client;
type Errors = Pick<
  Package,
  "ApiError" | "AuthenticationError" | "InvalidInputError" | "InvalidResponseError" | "NetworkError" | "TimeoutError"
>;

const info = { operation: "getUser", method: "GET", path: "/resources/vendor-only/users/v1/a", attempts: 3 } as const;
const failed = {
  status: 404,
  headers: new Headers({ "x-a": "1" }),
  errors: ["User not found"],
  errorCode: "ER-00001",
  traceId: "trace-1",
  retryAfterMs: undefined,
  bodyExcerpt: '{"errors":["User not found"]}',
};

const here: Package = await import("../../src/index.ts");
// A second copy of the package, as when two versions of it are installed.
vi.resetModules();
const elsewhere: Package = await import("../../src/index.ts");

/** Asks one class of this copy; each narrows to its own, so a union of them cannot be called. */
function isOf(name: keyof Errors, value: unknown): boolean {
  return (here[name] as typeof RequestError).isInstance(value);
}

/** One error of each class, made by a copy of the package. */
function oneOfEach(copy: Errors): Record<keyof Errors, Error> {
  return {
    ApiError: new copy.ApiError(info, failed),
    AuthenticationError: new copy.AuthenticationError({ ...info, operation: "createEnvironmentToken" }, failed),
    InvalidInputError: new copy.InvalidInputError("userId", "must be a string"),
    InvalidResponseError: new copy.InvalidResponseError(info, "its body is not JSON", {
      status: 200,
      traceId: "trace-1",
      bodyExcerpt: "<html>",
    }),
    NetworkError: new copy.NetworkError(info, "ECONNRESET", new Error("fetch failed")),
    TimeoutError: new copy.TimeoutError(info, 10_000),
  };
}

const names = Object.keys(oneOfEach(here)) as (keyof Errors)[];

test("the second copy really is one", () => {
  expect(elsewhere.ApiError).not.toBe(here.ApiError);
  expect(oneOfEach(elsewhere).ApiError).not.toBeInstanceOf(here.ApiError);
});

describe.each(names)("%s", (name) => {
  test("has its name, in the stack too, and not as a property that is listed", () => {
    const error = oneOfEach(here)[name];
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: ${error.message}`);
    expect(Object.keys(error)).not.toContain("name");
  });

  test("is an Error, a FronteggError and, unless nothing was sent, a RequestError", () => {
    const error = oneOfEach(here)[name];
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(here.FronteggError);
    expect(error instanceof here.RequestError).toBe(name !== "InvalidInputError");
  });

  test("is known by isInstance of its own class alone, and of the classes it extends", () => {
    const error = oneOfEach(here)[name];
    expect(names.filter((other) => isOf(other, error))).toEqual([name]);
    expect(here.FronteggError.isInstance(error)).toBe(true);
    expect(here.RequestError.isInstance(error)).toBe(name !== "InvalidInputError");
  });

  test("is known by isInstance of another copy of the package", () => {
    const error = oneOfEach(elsewhere)[name];
    expect(error).not.toBeInstanceOf(here.FronteggError);
    expect(isOf(name, error)).toBe(true);
    expect(here.FronteggError.isInstance(error)).toBe(true);
    expect(names.filter((other) => isOf(other, error))).toEqual([name]);
  });

  test("is not confused with what only looks like it", () => {
    const fields = Object.fromEntries(Object.entries(oneOfEach(here)[name]));
    for (const value of [
      Object.assign(new Error("lookalike"), fields, { name }),
      fields,
      null,
      undefined,
      name,
      7,
      new Error(name),
    ]) {
      expect(isOf(name, value)).toBe(false);
    }
  });

  test("is told whole by JSON: name, message and every public field", () => {
    const error = oneOfEach(here)[name];
    const json: unknown = JSON.parse(JSON.stringify(error));
    expect(json).toMatchObject({ name, message: error.message });
    expect(json).not.toHaveProperty("stack");
    for (const [field, value] of Object.entries(error)) {
      if (value !== undefined && !(value instanceof Headers)) expect(json).toHaveProperty(field, value);
    }
  });
});

describe("a class of the user's that extends one of these", () => {
  class NotFoundError extends here.ApiError {}
  class OwnError extends here.FronteggError {}
  const own = new NotFoundError(info, failed);

  test("is known as what it extends, also by another copy, and as itself", () => {
    expect(NotFoundError.isInstance(own)).toBe(true);
    expect(here.ApiError.isInstance(own)).toBe(true);
    expect(here.RequestError.isInstance(own)).toBe(true);
    expect(here.FronteggError.isInstance(own)).toBe(true);
    expect(elsewhere.ApiError.isInstance(own)).toBe(true);
    expect(here.TimeoutError.isInstance(own)).toBe(false);
  });

  test.each(names)("does not take a plain %s for one of its own", (name) => {
    for (const copy of [here, elsewhere]) {
      expect(NotFoundError.isInstance(oneOfEach(copy)[name])).toBe(false);
      expect(OwnError.isInstance(oneOfEach(copy)[name])).toBe(false);
    }
  });
});

test.each(names)("the name of one %s can be changed, as that of any Error, and it is still known", (name) => {
  const [changed, other] = [oneOfEach(here)[name], oneOfEach(here)[name]];
  changed.name = "Renamed";
  expect(String(changed)).toBe(`Renamed: ${changed.message}`);
  expect(JSON.parse(JSON.stringify(changed))).toHaveProperty("name", "Renamed");
  expect(isOf(name, changed)).toBe(true);
  expect(other.name).toBe(name);
});

test.each([
  ["ApiError", "GET /resources/vendor-only/users/v1/a answered 404, User not found, ER-00001, trace id trace-1"],
  [
    "AuthenticationError",
    "GET /resources/vendor-only/users/v1/a refused the credentials: 404, User not found, ER-00001, trace id trace-1",
  ],
  ["InvalidInputError", "userId must be a string"],
  ["InvalidResponseError", "GET /resources/vendor-only/users/v1/a answered 200, but its body is not JSON"],
  ["NetworkError", "GET /resources/vendor-only/users/v1/a got no complete response: fetch failed"],
  ["TimeoutError", "GET /resources/vendor-only/users/v1/a took longer than 10000 ms"],
] as const)("the message of %s says what happened: %s", (name, message) => {
  expect(oneOfEach(here)[name].message).toBe(message);
});

test.each([
  [{ errors: [], errorCode: undefined, traceId: undefined }, "answered 404"],
  [{ errors: ["a", "b"], errorCode: undefined }, "answered 404, a; b, trace id trace-1"],
  [{ errors: [], traceId: undefined }, "answered 404, ER-00001"],
  [
    { status: 302, errors: [], errorCode: undefined, traceId: undefined },
    "answered 302, a redirect, which is not followed",
  ],
  [{ status: 0, errors: [], errorCode: undefined, traceId: undefined }, "answered a redirect, which is not followed"],
])("an ApiError of %j says: %s", (response, said) => {
  expect(new here.ApiError(info, { ...failed, ...response }).message).toBe(`GET ${info.path} ${said}`);
});

test("a NetworkError keeps its cause, and says its message where there is no code", () => {
  const cause = new Error("fetch failed");
  const error = new here.NetworkError(info, undefined, cause);
  expect(error.cause).toBe(cause);
  expect(error.message).toContain("got no complete response: fetch failed");
});

test("the response headers are told by JSON", () => {
  expect(JSON.parse(JSON.stringify(oneOfEach(here).ApiError))).toMatchObject({ headers: { "x-a": "1" } });
});
