import { checkResponses } from "@frontegg-identity/client/check-responses";
import { createMock, startMock } from "@frontegg-identity/mock";
import { equal } from "./assert.mjs";

/** What the mock does in any runtime, and the check of answers that it shares with the client. */
export function mockRules({ createClient }, { isBrowser = false }) {
  const users = [{ id: "u-1", name: "Ada" }];
  const isServer = !isBrowser && globalThis.process?.versions?.node !== undefined;

  return {
    "createMock answers a client, keeps what it changes and fails as it is told": async () => {
      const mock = createMock({ users });
      const client = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
      await client.updateUser("u-1", { name: "Eve" });
      equal((await client.getUser("u-1")).name, "Eve");
      await client.unenrollUserMfa("u-1");
      equal(mock.users.get("u-1").mfaEnrolled, false);
      mock.on("getUser", { status: 429, headers: { "retry-after": "0" }, times: 1 });
      equal((await client.getUser("u-1")).name, "Eve");
      mock.on("getUser", { fault: "cut" });
      equal(await client.getUser("u-1", { retry: false }).catch(({ name }) => name), "NetworkError");
      equal(
        mock.requests.slice(0, 5).map(({ status }) => status),
        [200, 200, 200, 429, 200],
      );
    },

    "checkResponses reports what differs from the spec without eval, and its listener can't fail a call": async () => {
      const { mock, client } = withWrongAnswer(createClient);
      const { eval: ofPage, Function: OfPage } = globalThis;
      const mismatches = [];
      const onMismatch = ({ operation, status, problems, count }) => {
        mismatches.push({ operation, status, problems, count });
        throw new Error("a bug of the listener");
      };
      client.http.use(checkResponses({ onMismatch }));
      Object.assign(globalThis, { eval: refused, Function: refused });
      try {
        equal((await client.getUser("u-1")).mfaEnrolled, "yes");
        mock.clearOverrides();
        await client.getUser("u-1");
        await new Promise((resolve) => setTimeout(resolve));
      } finally {
        Object.assign(globalThis, { eval: ofPage, Function: OfPage });
      }
      const problems = [
        { at: "/mfaEnrolled", problem: "must be a boolean, not a string", kind: "wrong" },
        { at: "/plan", problem: "isn't a field of the spec", kind: "unknown" },
      ];
      equal(mismatches, [{ operation: "getUser", status: 200, problems, count: 1 }]);
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
}

/** Takes the place of `eval`, as a strict Content Security Policy does. */
function refused() {
  throw new EvalError("refused, as by a Content Security Policy");
}

/** A client of a mock that answers with a user who differs from the spec in two fields. */
function withWrongAnswer(createClient) {
  const mock = createMock({ users: [{ id: "u-1" }] });
  const body = JSON.stringify({ ...mock.users.get("u-1"), mfaEnrolled: "yes", plan: "pro" });
  mock.on("getUser", { body, headers: { "content-type": "application/json" } });
  return { mock, client: createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch }) };
}
