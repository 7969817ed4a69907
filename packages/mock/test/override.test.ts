import { operations, type OperationDescription } from "@frontegg-identity/types/operations";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createMock, type Mock, type Override } from "../src/index.ts";
import type { OperationName } from "../src/index.ts";
import { ask, getUser, unenroll, updateUser, type Reply } from "./ask.ts";

let mock: Mock;
beforeEach(() => {
  mock = createMock({ users: [{ id: "u-1" }, { id: "u-2" }] });
});

/** Sends the request of the spec's own examples, for the user that there is. */
function send({ method, basePath, path, body, parameters }: OperationDescription): Promise<Reply> {
  const [example] = Object.values(body?.examples ?? {});
  const text = example && JSON.stringify(example.value);
  const values: Readonly<Record<string, unknown>> = { userId: "u-1" };
  const given = parameters
    .filter(({ required }) => required)
    .map((one) => ({ ...one, value: String(values[one.name] ?? one.example) }));
  const filled = given.reduce((rest, { name, value }) => rest.replace(`{${name}}`, encodeURIComponent(value)), path);
  const query = given.flatMap((one) => (one.in === "query" ? [[one.name, one.value]] : []));
  const headers = given.flatMap((one) => (one.in === "header" ? [[one.name, one.value]] : []));
  if (body) headers.push(["content-type", body.mediaType]);
  return ask(mock, `/..${basePath}${filled}${query.length > 0 ? `?${new URLSearchParams(query)}` : ""}`, {
    method,
    headers: Object.fromEntries(headers),
    ...(text && { body: text }),
  });
}

const cases = Object.values(operations).flatMap((operation) =>
  Object.entries(operation.responses).flatMap(([status, { headers, content }]) => {
    const examples = Object.entries(content?.examples ?? {});
    return [...examples, ["", { value: examples[0]?.[1].value }] as const].map(([example, { value }]) => ({
      name: operation.id,
      operation,
      status: status === "default" ? 500 : Number(status),
      example,
      body: value,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, header]) => [name, JSON.stringify(header.example)?.replace(/^"|"$/g, "")]),
      ),
    }));
  }),
);

test.each(cases)(
  "$name gives $status $example as the spec has it",
  async ({ name, operation, status, example, body, headers }) => {
    mock.on(name, example === "" ? { status } : { status, example });
    const reply = await send(operation);
    expect(reply).toMatchObject({ status, body });
    expect(Object.fromEntries(reply.headers)).toEqual({
      ...headers,
      // Each answer has its own.
      "frontegg-trace-id": mock.requests[0]?.traceId,
      ...(body !== undefined && {
        "content-type": operation.responses[status]?.content?.mediaType ?? "application/json",
      }),
    });
    expect(mock.users.get("u-1")).toMatchObject({ name: "Ada Lovelace", mfaEnrolled: true });
  },
);

describe("an override", () => {
  test("holds for the parameters and the number of requests that it names", async () => {
    mock.on("getUser", { params: { userId: "u-1" }, status: 503, times: 2 });
    const statuses = [];
    for (const userId of ["u-2", "u-1", "u-1", "u-1"]) statuses.push((await getUser(mock, userId)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test("with `times` comes before those without, of which the newest holds", async () => {
    mock.on("getUser", { status: 500 });
    mock.on("getUser", { status: 502 });
    mock.on("getUser", { status: 429, times: 1 });
    mock.on("getUser", { status: 503, times: 1 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await getUser(mock)).status);
    expect(statuses).toEqual([429, 503, 502, 502]);
  });

  test("is removed by the function that `on` returned, and no other is", async () => {
    const end = mock.on("getUser", { status: 500 });
    mock.on("updateUser", { status: 500 });
    end();
    end();
    expect([(await getUser(mock)).status, (await updateUser(mock, {})).status]).toEqual([200, 500]);
  });

  test("finds the status of an example", async () => {
    mock.on("getUser", { example: "sparse", times: 1 });
    mock.on("getUser", { example: "applicationIdMissing", times: 1 });
    mock.on("getUser", { example: "serverError", times: 1 });
    expect(await getUser(mock)).toMatchObject({ status: 200, body: { email: "grace@example.com" } });
    expect(await getUser(mock)).toMatchObject({ status: 403, body: { errorCode: "ER-00008" } });
    expect(await getUser(mock)).toMatchObject({ status: 500 });
  });

  test("answers with its own body", async () => {
    mock.on("getUser", { status: 418, body: { errors: ["I am a teapot"] } });
    expect(await getUser(mock)).toMatchObject({ status: 418, body: { errors: ["I am a teapot"] } });
    expect(mock.requests[0]).toMatchObject({ status: 418, reason: "I am a teapot" });
  });

  test("sends a string unchanged: a page, or JSON that is cut off", async () => {
    mock.on("getUser", { status: 502, body: "<h1>Bad gateway</h1>", times: 1 });
    mock.on("getUser", { body: '{"id":', headers: { "content-type": "application/json" }, times: 1 });
    const [page, broken] = [await fetchText(), await fetchText()];
    expect(page).toEqual([502, "text/html", "<h1>Bad gateway</h1>"]);
    expect(broken).toEqual([200, "application/json", '{"id":']);

    async function fetchText() {
      const url = `${mock.url}/resources/vendor-only/users/v1/u-1`;
      const response = await mock.fetch(url, { headers: { authorization: "Bearer any" } });
      return [response.status, response.headers.get("content-type"), await response.text()];
    }
  });

  test("sets and removes headers, also of the mock's own answer", async () => {
    mock.on("getUser", { status: 429, headers: { "Retry-After": "7", "X-Rate-Limit-Reset": null }, times: 1 });
    mock.on("getUser", { headers: { "frontegg-trace-id": "t-1" } });
    const limited = await getUser(mock);
    expect(limited.headers.get("retry-after")).toBe("7");
    expect(limited.headers.has("x-rate-limit-reset")).toBe(false);
    const own = await getUser(mock);
    expect([own.status, own.headers.get("frontegg-trace-id")]).toEqual([200, "t-1"]);
    mock.clearOverrides();
    mock.on("getUser", { headers: { "content-type": null } });
    expect((await getUser(mock)).headers.has("content-type")).toBe(false);
  });

  test("delays the mock's own answer if it sets nothing else", async () => {
    vi.useFakeTimers();
    mock.on("updateUser", { delayMs: 60_000 });
    let done = false;
    const call = updateUser(mock, { name: "Eve" }).then((reply) => {
      done = true;
      return reply;
    });
    await vi.advanceTimersByTimeAsync(59_999);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(await call).toMatchObject({ status: 200, body: { name: "Eve" } });
  });

  test("breaks the connection before the answer, or in its body", async () => {
    mock.on("getUser", { fault: "cut", times: 1 });
    mock.on("getUser", { fault: "cutBody", times: 1 });
    const broken = { name: "TypeError", message: "fetch failed", cause: { code: "ECONNRESET" } };
    await expect(getUser(mock)).rejects.toMatchObject(broken);
    const url = `${mock.url}/resources/vendor-only/users/v1/u-1`;
    const response = await mock.fetch(url, { headers: { authorization: "Bearer any" } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject(broken);
    expect(mock.requests).toMatchObject([
      { status: undefined, reason: "an override cut the connection" },
      { status: 200, reason: "an override cut the connection in the body" },
    ]);
  });

  test("never answers before the caller gives up", async () => {
    mock.on("getUser", { fault: "hang" });
    const controller = new AbortController();
    const call = getUser(mock, "u-1", { signal: controller.signal });
    setTimeout(() => controller.abort("enough"), 10);
    await expect(call).rejects.toBe("enough");
  });

  test("carries the request out only with `carryOut`", async () => {
    mock.on("unenrollUserMfa", { fault: "cut", times: 1 });
    await expect(unenroll(mock)).rejects.toThrow("fetch failed");
    expect(mock.users.get("u-1")?.mfaEnrolled).toBe(true);
    mock.on("unenrollUserMfa", { fault: "cut", carryOut: true, times: 1 });
    await expect(unenroll(mock)).rejects.toThrow("fetch failed");
    expect(mock.users.get("u-1")?.mfaEnrolled).toBe(false);
    expect(mock.requests).toMatchObject([{ status: undefined }, { status: undefined }]);
  });

  test("doesn't hold for a request that breaks the spec", async () => {
    mock.on("updateUser", { status: 200, times: 1 });
    expect((await updateUser(mock, { name: 1 })).status).toBe(400);
    expect((await updateUser(mock, {}, "u-9")).status).toBe(200);
  });
});

test.each<[RegExp | string, OperationName, Override | null]>([
  [/^operation must be one of updateUser, .*, got "dropUser"$/, "dropUser" as OperationName, {}],
  [/^operation must be one of updateUser, .*, got a bigint$/, 5n as unknown as OperationName, {}],
  ["An override must be an object, got null", "getUser", null],
  ['An override has no "stauts", only params, times, status', "getUser", { stauts: 404 } as Override],
  ["status must be an integer from 200 to 599, got 100", "getUser", { status: 100 }],
  ["status must be an integer from 200 to 599, got 200.5", "getUser", { status: 200.5 }],
  ["times must be an integer from 1, got 0", "getUser", { times: 0 }],
  ["delayMs must be an integer from 0 to 2147483647, got -1", "getUser", { delayMs: -1 }],
  [
    "params must hold strings by the names of path parameters, got an object",
    "getUser",
    { params: { userId: 1 as unknown as string } },
  ],
  ['The path of getUser has no parameter "user", only userId', "getUser", { params: { user: "u-1" } }],
  [
    'The path of createEnvironmentToken has no parameter "userId", only none',
    "createEnvironmentToken",
    { params: { userId: "u-1" } },
  ],
  ["headers must hold valid headers", "getUser", { headers: { "a b": "c" } }],
  ["headers must hold valid headers", "getUser", { headers: { a: "b\r\nc: d" } }],
  ["headers must hold valid headers", "getUser", { headers: { a: 1 as unknown as string } }],
  ['fault must be "hang", "cut" or "cutBody", got "crash"', "getUser", { fault: "crash" as "cut" }],
  ['fault must be "hang", "cut" or "cutBody", got a list', "getUser", { fault: ["cut"] as unknown as "cut" }],
  ["item 0 must be a JSON value, got a bigint", "getUser", { body: { roles: [5n] } }],
  ["the value must be a JSON value, got a bigint", "getUser", { body: { toJSON: () => 5n } }],
  ["lastLogin must be a JSON value, got a bigint", "getUser", { body: { lastLogin: 5n } }],
  ['status has no effect with fault "cut": remove it', "getUser", { fault: "cut", status: 500 }],
  ['getUser has no example "none", only full, sparse, neverLoggedIn, invalidRequest', "getUser", { example: "none" }],
  ['getUser has no example "sparse" for 404, only userNotFound', "getUser", { status: 404, example: "sparse" }],
  ['unenrollUserMfa has no example "full" for 200, only none', "unenrollUserMfa", { status: 200, example: "full" }],
  ["An override has either example or body, not both", "getUser", { example: "full", body: {} }],
  [
    "The body breaks the spec's ErrorBody: errors must be an array, not a string",
    "getUser",
    { status: 400, body: { errors: "no" } },
  ],
  ["The body breaks the spec's User: id is required but missing", "getUser", { body: {} }],
  ["unenrollUserMfa has no content for 200", "unenrollUserMfa", { body: {} }],
  ["A 204 can't have a body", "getUser", { status: 204, body: "text" }],
  ["A 304 can't have a body", "getUser", { status: 304, fault: "cutBody" }],
])("is refused when it is made: %s", (message, name, override) => {
  expect(() => mock.on(name, override as Override)).toThrow(message);
});

test("copies an override when it is made", async () => {
  const body = { errors: ["first"] };
  mock.on("getUser", { status: 400, body });
  body.errors[0] = "changed";
  expect((await getUser(mock)).body).toEqual({ errors: ["first"] });
});
