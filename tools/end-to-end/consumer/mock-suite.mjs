/**
 * What the mock does, in any runtime. It takes the place of behaviour-suite.mjs in a project that has the mock, and is run
 * by the same programs.
 */
import { checkResponses, ResponseMismatchError } from "@frontegg-identity/client/check-responses";
import { createMock, startMock } from "@frontegg-identity/mock";

export async function behaviourSuite({ createClient }, { isBrowser = false }) {
  const users = [{ id: "u-1", name: "Ada" }];
  const isServer = !isBrowser && globalThis.process?.versions?.node !== undefined;

  const rules = {
    "createMock answers a client and keeps what it changes": async () => {
      const mock = createMock({ users });
      const client = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
      await client.updateUser("u-1", { name: "Eve" });
      equal((await client.getUser("u-1")).name, "Eve");
      await client.unenrollUserMfa("u-1");
      equal(mock.users.get("u-1").mfaEnrolled, false);
      equal(
        mock.requests.map(({ status }) => status),
        [200, 200, 200],
      );
    },

    "createMock refuses what breaks the spec": async () => {
      const { fetch, url } = createMock({ users });
      const headers = { authorization: "Bearer any", "content-type": "application/json" };
      const init = { method: "PUT", headers, body: '{"metadata":{}}' };
      const response = await fetch(`${url}/resources/users/v1/u-1`, init);
      equal(response.status, 400);
      equal((await response.json()).errors, ["metadata must be string, not object"]);
    },

    "createMock fails as it is told": async () => {
      const mock = createMock({ users });
      mock.on("getUser", { status: 429, headers: { "retry-after": "0" }, times: 1 });
      const client = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
      equal((await client.getUser("u-1")).name, "Ada");
      mock.on("getUser", { fault: "cut" });
      equal(await client.getUser("u-1", {}).catch(({ name }) => name), "NetworkError");
    },

    "checkResponses reports what differs from the spec, and the call goes on": async () => {
      const { mock, client } = withWrongAnswer(createClient);
      const mismatches = [];
      client.http.use(checkResponses({ onMismatch: (mismatch) => mismatches.push(mismatch) }));
      equal((await client.getUser("u-1")).mfaEnrolled, "yes");
      await new Promise((resolve) => setTimeout(resolve));
      equal(
        mismatches.map(({ operation, status, problems, count }) => ({ operation, status, problems, count })),
        [
          {
            operation: "getUser",
            status: 200,
            problems: [
              { at: "/mfaEnrolled", problem: "must be boolean, not string", kind: "wrong" },
              { at: "/plan", problem: "isn't a field of the spec", kind: "unknown" },
            ],
            count: 1,
          },
        ],
      );
      mock.clearOverrides();
      await client.getUser("u-1");
      await new Promise((resolve) => setTimeout(resolve));
      equal(mismatches.length, 1);
    },

    "checkResponses needs no eval, and its listener can't fail a call": async () => {
      const { client } = withWrongAnswer(createClient);
      const { eval: ofPage, Function: OfPage } = globalThis;
      let calls = 0;
      client.http.use(
        checkResponses({
          onMismatch: () => {
            calls++;
            throw new Error("a bug of the listener");
          },
        }),
      );
      Object.assign(globalThis, { eval: refused, Function: refused });
      try {
        equal((await client.getUser("u-1")).mfaEnrolled, "yes");
        await new Promise((resolve) => setTimeout(resolve));
      } finally {
        Object.assign(globalThis, { eval: ofPage, Function: OfPage });
      }
      equal(calls, 1);
    },

    "checkResponses throws in a test": async () => {
      const { client } = withWrongAnswer(createClient);
      client.http.use(checkResponses({ mode: "throw" }));
      const error = await client.getUser("u-1").catch((reason) => reason);
      equal(
        [error instanceof ResponseMismatchError, error.name, error.problems?.length],
        [true, "InvalidResponseError", 2],
      );
    },

    "startMock listens where that is possible, and says so elsewhere": async () => {
      if (!isServer) {
        const reason = await startMock().catch(({ message }) => message);
        equal(reason, "startMock needs Node 20.16 or later, Bun or Deno. createMock runs anywhere");
        return;
      }
      const mock = await startMock({ users });
      try {
        const client = createClient({ baseUrl: mock.url, token: "any", retry: false });
        equal((await client.getUser("u-1")).name, "Ada");
        mock.on("getUser", { fault: "cut" });
        equal(await client.getUser("u-1").catch(({ name }) => name), "NetworkError");
      } finally {
        await mock.close();
      }
    },
  };

  const outcomes = [];
  for (const [rule, check] of Object.entries(rules)) {
    try {
      await check();
      outcomes.push({ rule });
    } catch (error) {
      outcomes.push({ rule, problem: String(error?.stack ?? error) });
    }
  }
  return outcomes;
}

/** Takes the place of `eval`, as a strict Content-Security-Policy does. */
function refused() {
  throw new EvalError("refused, as by a Content-Security-Policy");
}

/** A client of a mock that answers with a user who differs from the spec in two fields. */
function withWrongAnswer(createClient) {
  const mock = createMock({ users: [{ id: "u-1" }] });
  const body = JSON.stringify({ ...mock.users.get("u-1"), mfaEnrolled: "yes", plan: "pro" });
  mock.on("getUser", { body, headers: { "content-type": "application/json" } });
  return { mock, client: createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch }) };
}

function equal(actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, got ${found}`);
}
