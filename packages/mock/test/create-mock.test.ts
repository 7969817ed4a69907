import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createMock, type Mock, type MockOptions, type MockUser } from "../src/index.ts";
import { ask, createToken, getUser, pathOf, TOKEN_PATH, unenroll, updateUser } from "./ask.ts";

const withToken = (body: unknown): RequestInit => ({
  headers: { authorization: `Bearer ${(body as { token: string }).token}` },
});

let mock: Mock;
beforeEach(() => {
  mock = createMock({ users: [{ id: "u-1", name: "Ada", phoneNumber: "+14155550100" }, { id: "u-2" }] });
});

describe("users", () => {
  test("get the fields that you leave out from the spec's example, and their own email address", async () => {
    expect((await getUser(mock)).body).toMatchObject({ id: "u-1", sub: "u-1", name: "Ada", email: "u-1@example.com" });
    expect((await getUser(mock, "u-2")).body).toMatchObject({ name: "Ada Lovelace", email: "u-2@example.com" });
  });

  test("default to those of the spec's examples", () => {
    const emails = createMock()
      .users.all()
      .map(({ email }) => email);
    expect(emails).toEqual(["ada@example.com", "grace@example.com", "katherine@example.com"]);
  });

  test("lack a field that is undefined", () => {
    const user = createMock({ users: [{ id: "u", lastLogin: undefined }] }).users.get("u");
    expect(user).not.toHaveProperty("lastLogin");
  });

  test.each<[RegExp | string, unknown]>([
    [/^A user must have an id that is a string, got nothing$/, { password: "a-secret" }],
    [/^A user must have an id that is a string, got an object$/, { id: { password: "a-secret" } }],
    ['A user must have an id that is a string, got ""', { id: "" }],
    ["A user must have an id that is a string, got null", null],
    ['A user must have an id that is a string, got "u-1"', "u-1"],
    ['The user "u" breaks the spec: mfaEnrolled must be a boolean, not a string', { id: "u", mfaEnrolled: "yes" }],
    ['The user "u" breaks the spec: email is required but missing', { id: "u", email: undefined }],
    ['The user "u" breaks the spec: createdAt must have the format date-time', { id: "u", createdAt: "today" }],
  ])("are refused when they are made: %s", (message, user) => {
    // What JavaScript lets through although the type does not.
    expect(() => createMock({ users: [user as MockUser] })).toThrow(message);
    expect(() => mock.users.add(user as MockUser)).toThrow(message);
  });

  test("are refused with a field that the spec doesn't have, at any depth", () => {
    const [role] = mock.users.get("u-1")!.roles;
    // What JavaScript and a JSON file let through although the type doesn't.
    const withTypo = { id: "u", nmae: "Ada", roles: [{ ...role, colour: "red" }] } as unknown as MockUser;
    expect(() => mock.users.add(withTypo)).toThrow(
      `The user "u" breaks the spec: roles.*.colour isn't a field of the spec; nmae isn't a field of the spec`,
    );
  });

  test("stay unchanged if `reset` refuses one of the new ones", () => {
    expect(() => mock.reset([{ id: "u-3" }, { id: "" }])).toThrow(TypeError);
    const secret = { password: "a-secret" } as unknown as MockUser[];
    expect(() => mock.reset(secret)).toThrow(/^users must be a list, got an object$/);
    // What JavaScript lets through although the type doesn't.
    expect(() => mock.reset("hello" as unknown as MockUser[])).toThrow('users must be a list, got "hello"');
    expect(mock.users.all().map(({ id }) => id)).toEqual(["u-1", "u-2"]);
  });

  test("can be added, read as copies, and removed", () => {
    mock.users.add({ id: "u-3", name: null });
    mock.users.get("u-3")!.roles.push(mock.users.get("u-1")!.roles[0]!);
    expect(mock.users.get("u-3")).toMatchObject({ name: null, roles: [{ key: "Admin" }] });
    expect(mock.users.all().map(({ id }) => id)).toEqual(["u-1", "u-2", "u-3"]);
    expect([mock.users.delete("u-3"), mock.users.delete("u-3"), mock.users.get("u-3")]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  test("that don't exist are the spec's 404, for each operation", async () => {
    const replies = [await getUser(mock, "u-9"), await updateUser(mock, {}, "u-9"), await unenroll(mock, "u-9")];
    for (const { status, body } of replies)
      expect({ status, body }).toEqual({ status: 404, body: { errors: ["User not found"] } });
  });

  test("are created on demand with `createUsers`", async () => {
    const generous = createMock({ users: [], createUsers: true });
    expect((await updateUser(generous, { name: "Eve" }, "u-9")).status).toBe(200);
    expect((await getUser(generous, "u-9")).body).toMatchObject({ id: "u-9", name: "Eve" });
  });

  test("are found by any ID, percent-encoded", async () => {
    mock.users.add({ id: "a/b c%" });
    expect((await getUser(mock, encodeURIComponent("a/b c%"))).body).toMatchObject({ id: "a/b c%" });
  });
});

describe("an update", () => {
  test("changes what the next read returns, and nothing else", async () => {
    const before = mock.users.get("u-1");
    const { body } = await updateUser(mock, { name: "Grace", mfaBypass: true, profilePictureUrl: null });
    expect(body).toEqual({ ...before, name: "Grace", mfaBypass: true, profilePictureUrl: null });
    expect((await getUser(mock)).body).toEqual(body);
    expect((await getUser(mock, "u-2")).body).toMatchObject({ name: "Ada Lovelace" });
  });

  test("replaces metadata as a whole", async () => {
    await updateUser(mock, { metadata: '{"plan":"free"}' });
    expect(mock.users.get("u-1")?.metadata).toBe('{"plan":"free"}');
  });

  test("adds a phone number beside the earlier ones", async () => {
    await updateUser(mock, { phoneNumber: "+14155550199" });
    expect(mock.users.phoneNumbers("u-1")).toEqual(["+14155550100", "+14155550199"]);
    expect(mock.users.get("u-1")?.phoneNumber).toBe("+14155550199");
  });

  test("ignores a field that the spec doesn't have, and warns", async () => {
    const { body } = await updateUser(mock, { nmae: "Grace" });
    expect(body).not.toHaveProperty("nmae");
    expect(mock.requests.at(-1)?.warnings).toEqual(["nmae isn't a field of the spec"]);
  });

  test("with such a field is refused with `unknownFields: refuse`", async () => {
    const strict = createMock({ unknownFields: "refuse", createUsers: true });
    const reply = await updateUser(strict, { nmae: "Grace" });
    expect(reply).toMatchObject({ status: 400, body: { errors: ["nmae isn't a field of the spec"] } });
  });
});

describe("unenrolling", () => {
  test("removes the enrolment without content, and answers 400 the second time", async () => {
    expect(mock.users.get("u-1")?.mfaEnrolled).toBe(true);
    expect(await unenroll(mock)).toMatchObject({ status: 200, body: undefined });
    expect(mock.users.get("u-1")?.mfaEnrolled).toBe(false);
    const again = { errors: ["MFA is not enrolled"], errorCode: "ER-01097" };
    expect(await unenroll(mock)).toMatchObject({ status: 400, body: again });
  });
});

describe("a request that breaks the spec is refused, with the reason in the body and in `requests`", () => {
  test.each<[string, number, string, string, RequestInit]>([
    [
      "no token",
      401,
      "Unauthorized: the authorization header has no bearer token",
      pathOf.getUser("u-1"),
      { headers: { authorization: "" } },
    ],
    [
      "another scheme",
      401,
      "Unauthorized: the authorization header has no bearer token",
      pathOf.getUser("u-1"),
      { headers: { authorization: "Basic YQ==" } },
    ],
    [
      "a tenant id",
      403,
      "Tenant ID is defined - forbidden route for tenants",
      pathOf.getUser("u-1"),
      { headers: { "frontegg-tenant-id": "t" } },
    ],
    ["no body", 400, "the body is missing", pathOf.updateUser("u-1"), { method: "PUT" }],
    [
      "a body that is not JSON",
      400,
      "the body is not well-formed JSON",
      pathOf.updateUser("u-1"),
      { method: "PUT", body: "{" },
    ],
    [
      "another media type",
      400,
      'content-type must be application/json, got "text/plain"',
      pathOf.updateUser("u-1"),
      { method: "PUT", body: "{}", headers: { "content-type": "text/plain" } },
    ],
    [
      "a body that is a list",
      400,
      "the body must be an object, not an array",
      pathOf.updateUser("u-1"),
      { method: "PUT", body: "[]" },
    ],
    [
      "metadata as an object",
      400,
      "metadata must be a string, not an object",
      pathOf.updateUser("u-1"),
      { method: "PUT", body: '{"metadata":{}}' },
    ],
    [
      "a phone number of letters",
      400,
      "phoneNumber must match the spec's pattern",
      pathOf.updateUser("u-1"),
      { method: "PUT", body: '{"phoneNumber":"call me"}' },
    ],
    [
      "a path of nothing",
      404,
      "The API has no path /identity/users, only /identity/resources/users/v1/{userId}, ",
      "/users",
      {},
    ],
    [
      "a path outside of /identity",
      404,
      "The API has no path /resources/users/v1/u-1",
      `/..${pathOf.updateUser("u-1")}`,
      { method: "PUT", body: "{}" },
    ],
    ["another method", 405, "takes POST, not PATCH", pathOf.unenrollUserMfa("u-1"), { method: "PATCH", body: "{}" }],
    [
      "a malformed user id",
      400,
      "/identity/resources/vendor-only/users/v1/%E0%A4 is not well-formed: check its percent-encoding",
      pathOf.getUser("%E0%A4"),
      {},
    ],
    [
      "credentials without a secret",
      400,
      "secret is required but missing",
      TOKEN_PATH,
      { method: "POST", body: '{"clientId":"a"}' },
    ],
  ])("%s: %i", async (_name, status, reason, path, init) => {
    const reply = await ask(mock, path, init);
    expect(reply).toMatchObject({ status, body: { errors: [expect.stringContaining(reason)] } });
    expect(mock.requests).toEqual([expect.objectContaining({ status, reason: expect.stringContaining(reason) })]);
    expect(mock.users.get("u-1")?.name).toBe("Ada");
  });

  test("with every problem of the body", async () => {
    const { body } = await updateUser(mock, { name: 1, mfaBypass: "no" });
    expect(body).toEqual({
      errors: ["name must be a string, not a number", "mfaBypass must be a boolean, not a string"],
    });
  });
});

describe("tokens", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("are issued for any credentials, and each is different", async () => {
    const [first, second] = [await createToken(mock), await createToken(mock)];
    expect(first).toMatchObject({ status: 200, body: { token: "not.a-real.token-1", expiresIn: 86_400 } });
    expect(second.body).toMatchObject({ token: "not.a-real.token-2" });
    expect((await getUser(mock, "u-1", withToken(first.body))).status).toBe(200);
  });

  test("are issued for `credentials` only, if they are set", async () => {
    const picky = createMock({ credentials: { clientId: "a-client", secret: "a-secret" } });
    expect(await createToken(picky)).toMatchObject({ status: 200 });
    expect(await createToken(picky, { clientId: "a-client", secret: "wrong" })).toMatchObject({ status: 401 });
    expect(await createToken(picky, { clientId: "wrong", secret: "a-secret" })).toMatchObject({ status: 401 });
  });

  test("are refused after they have expired", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const shortly = createMock({ tokenLifeSeconds: 60 });
    const { body } = await createToken(shortly);
    const [{ id }] = shortly.users.all() as [MockUser];
    vi.advanceTimersByTime(59_999);
    expect((await getUser(shortly, id, withToken(body))).status).toBe(200);
    vi.advanceTimersByTime(1);
    const refused = { status: 401, body: { errors: ["Unauthorized: the token has expired"] } };
    expect(await getUser(shortly, id, withToken(body))).toMatchObject(refused);
  });

  test("are refused after they were revoked, by name or all at once", async () => {
    const old = await createToken(mock);
    mock.revokeTokens();
    const fresh = await createToken(mock);
    const refused = { status: 401, body: { errors: ["Unauthorized: the token was revoked"] } };
    expect(await getUser(mock, "u-1", withToken(old.body))).toMatchObject(refused);
    expect((await getUser(mock, "u-1", withToken(fresh.body))).status).toBe(200);
    expect((await getUser(mock)).status).toBe(200);
    mock.revokeTokens("any");
    expect(await getUser(mock)).toMatchObject(refused);
  });
});

describe("requests", () => {
  test("are listed in order, with their answers", async () => {
    const told = vi.fn();
    const spied = createMock({ users: [{ id: "u 1" }], onRequest: told });
    await updateUser(spied, { name: "Eve" }, "u%201");
    await getUser(spied, "u-9", { headers: { "x-a": "b" } });
    expect(spied.requests).toEqual([
      {
        operation: "updateUser",
        method: "PUT",
        path: "/identity/resources/users/v1/u%201",
        params: { userId: "u 1" },
        body: { name: "Eve" },
        status: 200,
        reason: undefined,
        warnings: [],
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
      expect.objectContaining({
        operation: "getUser",
        params: { userId: "u-9" },
        status: 404,
        reason: "User not found",
      }),
    ]);
    expect(told.mock.calls).toEqual(spied.requests.map((request) => [request]));
  });

  test("hold neither tokens nor credentials", async () => {
    await getUser(mock, "u-1", { headers: { authorization: "Bearer MARKER", cookie: "MARKER" } });
    await createToken(mock, { clientId: "MARKER", secret: "MARKER" });
    await createToken(mock, { clientId: "MARKER", secret: 1, MARKER_: "MARKER" });
    await ask(mock, TOKEN_PATH, { method: "POST", body: '{"secret":"MARKER"' });
    await ask(mock, "/auth/vendor", { method: "POST", body: '{"clientId":"MARKER","secret":"MARKER"}' });
    expect(mock.requests.map(({ status }) => status)).toEqual([200, 200, 400, 400, 404]);
    expect(JSON.stringify(mock.requests).replace(/MARKER_/g, "")).not.toContain("MARKER");
  });

  test("can be a `Request`, and go to any region", async () => {
    const request = new Request("https://api.us.frontegg.com/identity/resources/vendor-only/users/v1/u-1", {
      headers: { authorization: "Bearer any" },
    });
    expect((await mock.fetch(request)).status).toBe(200);
  });

  test("reject with the reason of their signal, however long the answer takes", async () => {
    const slow = createMock({ latencyMs: 2_147_483_647, createUsers: true });
    const controller = new AbortController();
    const call = getUser(slow, "u-1", { signal: controller.signal });
    setTimeout(() => controller.abort("enough"));
    await expect(call).rejects.toBe("enough");
    await expect(getUser(slow, "u-1", { signal: AbortSignal.abort("too late") })).rejects.toBe("too late");
    expect(slow.requests).toHaveLength(1);
  });
});

describe("tokens after a `reset`", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("expire although the mock issued them before", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { body } = await createToken(mock);
    mock.reset();
    expect((await getUser(mock, "u-1", withToken(body))).status).toBe(200);
    vi.advanceTimersByTime(86_400_000);
    expect((await getUser(mock, "u-1", withToken(body))).status).toBe(401);
  });

  test("can be revoked, although the mock issued them before", async () => {
    const { body } = await createToken(mock);
    mock.reset();
    mock.revokeTokens();
    expect((await getUser(mock, "u-1", withToken(body))).status).toBe(401);
    mock.reset();
    expect((await getUser(mock, "u-1", withToken(body))).status).toBe(200);
  });
});

describe("as a gateway or beside the vendor's SDK", () => {
  const withoutToken = { headers: { authorization: "" } };

  test("answers requests without a token with `requireToken: false`, and still refuses a revoked one", async () => {
    const gateway = createMock({ users: [{ id: "u-1" }], requireToken: false });
    expect((await getUser(gateway, "u-1", withoutToken)).status).toBe(200);
    gateway.revokeTokens("any");
    expect((await getUser(gateway)).status).toBe(401);
  });

  test("takes the token from `x-access-token` only with `acceptXAccessToken`", async () => {
    const sdk = { headers: { authorization: "", "x-access-token": "a-token" } };
    expect((await getUser(mock, "u-1", sdk)).status).toBe(401);
    const lenient = createMock({ users: [{ id: "u-1" }], acceptXAccessToken: true });
    expect((await getUser(lenient, "u-1", sdk)).status).toBe(200);
    expect((await getUser(lenient, "u-1", withoutToken)).status).toBe(401);
    lenient.revokeTokens("a-token");
    expect((await getUser(lenient, "u-1", sdk)).status).toBe(401);
  });
});

test("gives each answer its own trace ID, which `requests` has too", async () => {
  const replies = [await getUser(mock), await getUser(mock, "u-9"), await ask(mock, "/nowhere")];
  const traceIds = replies.map(({ headers }) => headers.get("frontegg-trace-id"));
  expect(new Set(traceIds).size).toBe(3);
  for (const traceId of traceIds) expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(mock.requests.map(({ traceId }) => traceId)).toEqual(traceIds);
});

test("names the methods that a path takes in `Allow` if it takes another one", async () => {
  const reply = await ask(mock, pathOf.unenrollUserMfa("u-1"), { method: "DELETE" });
  expect([reply.status, reply.headers.get("allow")]).toEqual([405, "POST"]);
});

test("keeps the newest `maxRequests` requests, or none", async () => {
  const capped = createMock({ users: [{ id: "u-1" }], maxRequests: 2 });
  const { requests } = capped;
  for (const userId of ["u-1", "u-2", "u-3"]) await getUser(capped, userId);
  expect(requests.map(({ params }) => params["userId"])).toEqual(["u-2", "u-3"]);
  const off = createMock({ maxRequests: 0 });
  await getUser(off);
  expect(off.requests).toEqual([]);
});

test("removes every override with `clearOverrides`, and nothing else", async () => {
  await updateUser(mock, { name: "Eve" });
  mock.on("getUser", { status: 500 });
  mock.on("getUser", { status: 429, times: 1 });
  mock.clearOverrides();
  expect(await getUser(mock)).toMatchObject({ status: 200, body: { name: "Eve" } });
});

describe("in an environment like Jest's jsdom", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("works without `structuredClone`", async () => {
    vi.stubGlobal("structuredClone", undefined);
    mock.on("getUser", { status: 500 });
    expect(mock.users.get("u-1")).toMatchObject({ id: "u-1" });
  });

  test.each(["Request", "Response", "Headers", "ReadableStream"])(
    "without `%s`, `fetch` says what is missing and what to do",
    async (name) => {
      vi.stubGlobal(name, undefined);
      await expect(createMock().fetch("https://x.invalid/")).rejects.toThrow(
        `mock.fetch needs the global ${name}, which this environment doesn't have. In Jest's jsdom, use the environment jest-fixed-jsdom, or startMock, which doesn't need it.`,
      );
    },
  );
});

test("`reset` restores the users or replaces them, and removes overrides, requests and revocations", async () => {
  await updateUser(mock, { name: "Eve" });
  mock.on("getUser", { status: 500 });
  mock.revokeTokens("any");
  const { requests } = mock;
  mock.reset();
  expect(requests).toEqual([]);
  expect((await getUser(mock)).body).toMatchObject({ name: "Ada" });
  mock.reset([{ id: "u-7" }]);
  expect(mock.users.all()).toMatchObject([{ id: "u-7" }]);
});

test("refuses a list with the same ID twice, and keeps the users that it has", () => {
  const twice = [{ id: "u-1" }, { id: "u-2" }, { id: "u-1" }];
  expect(() => createMock({ users: twice })).toThrow('users must have each id once, got "u-1" again');
  mock.reset([{ id: "u-7" }]);
  expect(() => mock.reset(twice)).toThrow(TypeError);
  expect(mock.users.all()).toMatchObject([{ id: "u-7" }]);
});

test.each([
  [{ latencyMs: -1 }, "latencyMs must be a number from 0 to 2147483647, got -1"],
  [{ latencyMs: Number.NaN }, "latencyMs must be a number from 0 to 2147483647, got NaN"],
  [{ tokenLifeSeconds: -1 }, "tokenLifeSeconds must be a number from 0, got -1"],
  [{ maxRequests: -1 }, "maxRequests must be an integer from 0, got -1"],
  [{ maxRequests: 1.5 }, "maxRequests must be an integer from 0, got 1.5"],
  [{ latencyMs: "5" }, 'latencyMs must be a number from 0 to 2147483647, got "5"'],
  [{ usres: [] }, /^The argument of createMock has no "usres", only users, /],
  [{ port: 4010 }, /^The argument of createMock has no "port", only /],
  [null, "The argument of createMock must be an object, got null"],
  [{ unknownFields: "ignore" }, 'unknownFields must be "warn" or "refuse", got "ignore"'],
  [[{ credentials: { secret: "a-secret" } }], /^The argument of createMock must be an object, got a list$/],
  [() => ({}), "The argument of createMock must be an object, got a function"],
  [5n, "The argument of createMock must be an object, got a bigint"],
  [{ users: { password: "a-secret" } }, /^users must be a list, got an object$/],
  [{ users: [{ id: "u-1", lastLogin: 5n }] }, "lastLogin must be a JSON value, got a bigint"],
  [{ latencyMs: 5n }, "latencyMs must be a number from 0 to 2147483647, got a bigint"],
  [{ createUsers: null }, "createUsers must be true or false, got null"],
  [{ onRequest: [] }, "onRequest must be a function, got a list"],
  [{ credentials: "a-secret" }, /^credentials must be an object with clientId and secret, got a string$/],
  [{ credentials: { secret: "a-secret" } }, /^credentials must be an object with clientId and secret, got an object$/],
])("refuses %o in plain JavaScript", (options, message) => {
  // What TypeScript refuses, too.
  expect(() => createMock(options as MockOptions)).toThrow(message);
});
