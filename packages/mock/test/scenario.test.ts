import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenario, startMock, type Mock, type ScenarioStep } from "../src/index.ts";
import { send, UNENROLL, USER, USER_UPDATE } from "./request.ts";

let mock: Mock;
const seen: number[] = [];
beforeAll(async () => {
  mock = await startMock({ onRequest: ({ status }) => seen.push(status) });
});
afterAll(() => mock.close());

const statuses = async (headers: Readonly<Record<string, string>>, count: number): Promise<number[]> => {
  const all: number[] = [];
  for (let request = 0; request < count; request += 1) all.push((await send(mock, USER, { headers })).status);
  return all;
};

describe("a step", () => {
  test.each<[string, ScenarioStep, number, unknown]>([
    ["a status", { status: 403 }, 403, { errorCode: "ER-00008" }],
    ["an example of the success", { example: "sparse" }, 200, { name: null }],
    [
      "an example of an error, which brings its status",
      { example: "userNotFound" },
      404,
      { errors: ["User not found"] },
    ],
    ["a second example of a status", { status: 403, example: "tenantIdSent" }, 403, { errors: [/Tenant/] }],
    ["a status that only the default response covers", { status: 503 }, 503, { errors: [/server error/] }],
    ["an example of the default response", { example: "serverError" }, 500, { errors: [/server error/] }],
    ["nothing", {}, 200, { name: "Ada Lovelace" }],
  ])("chooses %s", async (_name, step, status, body) => {
    const reply = await send(mock, USER, { headers: scenario(step) });
    expect(reply).toMatchObject({ status });
    const errors = (body as { errors?: unknown[] }).errors;
    if (errors?.[0] instanceof RegExp) {
      expect(reply.body).toMatchObject({ errors: [expect.stringMatching(errors[0])] });
    } else {
      expect(reply.body).toMatchObject(body as object);
    }
    expect(reply.headers.get("sl-violations")).toBeNull();
  });

  test("chooses random data", async () => {
    const [first, second] = [
      await send(mock, USER, { headers: scenario({ dynamic: true }) }),
      await send(mock, USER, { headers: scenario({ dynamic: true }) }),
    ];
    expect(first.headers.get("sl-violations")).toBeNull();
    expect(second.body).not.toEqual(first.body);
  });

  test("replaces headers of the answer, in any case", async () => {
    const headers = scenario({ status: 429, headers: { "Retry-After": "0" } });
    const reply = await send(mock, USER, { headers });
    expect(reply.headers.get("retry-after")).toBe("0");
  });

  test("waits before it asks for the answer", async () => {
    seen.length = 0;
    const leaving = new AbortController();
    const slow = send(mock, USER, { headers: scenario({ delayMs: 1_000_000 }), signal: leaving.signal });
    await send(mock, USER, { headers: scenario({ status: 404, delayMs: 5 }) });
    expect(seen).toEqual([404]);
    leaving.abort();
    await expect(slow).rejects.toThrow("aborted");
  });

  test("wins over Prefer", async () => {
    await expect(
      send(mock, USER, { headers: { prefer: "code=403", ...scenario({ status: 404 }) } }),
    ).resolves.toMatchObject({ status: 404 });
  });

  test("leaves Prefer alone where it chooses nothing", async () => {
    await expect(
      send(mock, USER, { headers: { prefer: "code=403", ...scenario({ delayMs: 1 }) } }),
    ).resolves.toMatchObject({ status: 403 });
  });

  test("does not excuse a request that breaks the spec", async () => {
    const headers = { authorization: "", ...scenario({ status: 200 }) };
    await expect(send(mock, USER, { headers })).resolves.toMatchObject({ status: 401 });
    const broken = { method: "PUT", body: '{"name":1}', headers: scenario({ status: 200 }) };
    await expect(send(mock, USER_UPDATE, broken)).resolves.toMatchObject({ status: 400 });
  });
});

describe("a sequence", () => {
  test("takes one step for each request and stays at the last", async () => {
    const headers = scenario({ status: 429 }, { status: 503 }, { status: 200 });
    await expect(statuses(headers, 5)).resolves.toEqual([429, 503, 200, 200, 200]);
  });

  test("is its own for each call of scenario, also where they run side by side", async () => {
    const runs = Array.from({ length: 20 }, () => statuses(scenario({ status: 429 }, { status: 200 }), 2));
    await expect(Promise.all(runs)).resolves.toEqual(runs.map(() => [429, 200]));
  });

  test("is without effect on requests that do not carry it", async () => {
    await send(mock, USER, { headers: scenario({ status: 429 }) });
    await expect(statuses({}, 1)).resolves.toEqual([200]);
  });

  test("goes over several operations", async () => {
    const headers = scenario({ example: "sparse" }, { status: 429 });
    await expect(send(mock, USER, { headers })).resolves.toMatchObject({ body: { name: null } });
    await expect(send(mock, UNENROLL, { method: "POST", headers })).resolves.toMatchObject({ status: 429 });
  });
});

describe("an unusable scenario", () => {
  test.each<[string, ScenarioStep, string, RequestInit, string]>([
    [
      "an example that the operation does not have",
      { example: "sparce" },
      USER,
      {},
      'getUser has no example "sparce", only full, sparse, neverLoggedIn, ',
    ],
    [
      "an example of another status",
      { status: 404, example: "full" },
      USER,
      {},
      'getUser 404 has no example "full", only userNotFound',
    ],
    [
      "an example where there is no content",
      { status: 200, example: "full" },
      UNENROLL,
      { method: "POST" },
      'unenrollUserMfa 200 has no example "full", only an answer without content',
    ],
  ])("is answered with 501 and the reason: %s", async (_name, step, path, init, reason) => {
    const reply = await send(mock, path, { ...init, headers: scenario(step) });
    expect(reply.status).toBe(501);
    expect(reply.body).toEqual({ errors: [expect.stringContaining(`Unusable scenario: ${reason}`)] });
  });

  test.each([
    ["{", "the mock-scenario header is not JSON"],
    ["[]", "the mock-scenario header must be "],
    ['{"id":"a","steps":[]}', "a scenario needs at least one step"],
    ['{"id":"a","steps":[{"status":"200"}]}', 'step 1: status must be an integer from 200 to 599, got "200"'],
  ])("is answered with 501 and the reason: %s", async (header, reason) => {
    const reply = await send(mock, USER, { headers: { "mock-scenario": header } });
    expect(reply).toMatchObject({ status: 501, body: { errors: [expect.stringContaining(reason)] } });
  });

  test.each<[string, unknown]>([
    ["step 1: status must be an integer from 200 to 599, got 100", { status: 100 }],
    ["step 1: status must be an integer from 200 to 599, got 200.5", { status: 200.5 }],
    ['step 1: example must be the name of an example, got ""', { example: "" }],
    ["step 1: dynamic must be true or false, got 1", { dynamic: 1 }],
    ["step 1: delayMs must be an integer from 0 to 2147483647, got -1", { delayMs: -1 }],
    ["step 1: headers must hold valid headers", { headers: { "a b": "c" } }],
    ["step 1: headers must hold valid headers", { headers: { a: "b\r\nc: d" } }],
    ["step 1: headers must hold valid headers", { headers: { a: 1 } }],
    ["step 1: headers must hold valid headers", { headers: { "Content-Length": "1" } }],
    ['step 1: has no "stauts", only status, example, dynamic, delayMs, headers', { stauts: 404 }],
    ["step 1: takes example or dynamic, not both", { example: "full", dynamic: true }],
    ["step 1: must be an object, got 404", 404],
    ["step 1: must be an object, got null", null],
  ])("is refused before anything is sent: %s", (reason, step) => {
    // What JavaScript lets through although the type does not.
    expect(() => scenario(step as ScenarioStep)).toThrow(`scenario: ${reason}`);
  });

  test("is refused where it has no step", () => {
    // @ts-expect-error A scenario has at least one step.
    expect(() => scenario()).toThrow("scenario: a scenario needs at least one step");
  });
});
