import { createClient, environmentToken } from "@frontegg-identity/client";
import { startMock, type MockServer } from "@frontegg-identity/mock";
import { endpoints, type paths } from "@frontegg-identity/types";
import openapiFetch from "openapi-fetch";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { capabilities, ways } from "../../../docs/src/home/capabilities.ts";

const credentials = { clientId: "an-id", secret: "a-secret" };
// A read, and a change whose outcome matters, as the home page has them.
const { path: USER } = endpoints.getUser;
const { path: RESET } = endpoints.unenrollUserMfa;
const headers = { authorization: "Bearer a-token" };

/** The calls of a way. They reject if it says that they failed. */
interface Calls {
  readonly getUser: (userId: string) => Promise<unknown>;
  readonly reset: (userId: string) => Promise<unknown>;
  readonly end?: () => Promise<void>;
}

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock({ createUsers: true, credentials, tokenLifeSeconds: 100, acceptXAccessToken: true });
  // The vendor's SDK reads it when it is imported.
  vi.stubEnv("FRONTEGG_AUTHENTICATION_SERVICE_URL", new URL("/auth/vendor", mock.url).href);
});
afterAll(() => mock.close());
beforeEach(() => {
  mock.reset();
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => vi.useRealTimers());

/** How each way calls, with everything that it can do by itself. */
const callsOf: Readonly<Record<(typeof ways)[number], () => Calls | Promise<Calls>>> = {
  "@frontegg-identity/client": () => {
    const client = createClient({ baseUrl: mock.url, token: environmentToken(credentials) });
    return { getUser: (id) => client.getUser(id), reset: (id) => client.unenrollUserMfa(id) };
  },
  "openapi-fetch": () => {
    const client = openapiFetch<paths>({ baseUrl: mock.url, headers });
    return {
      getUser: async (userId) => checkStatus((await client.GET(USER, { params: { path: { userId } } })).response),
      reset: async (userId) => checkStatus((await client.POST(RESET, { params: { path: { userId } } })).response),
    };
  },
  "@frontegg/client": async () => {
    const { FronteggAuthenticator, HttpClient } = (await import("@frontegg/client")).default;
    const authenticator = new FronteggAuthenticator();
    await authenticator.init(credentials.clientId, credentials.secret);
    const client = new HttpClient(authenticator, { baseURL: mock.url });
    return {
      getUser: (id) => client.get(USER.replace("{userId}", encodeURIComponent(id))),
      reset: (id) => client.post(RESET.replace("{userId}", encodeURIComponent(id)), undefined),
      end: () => authenticator.shutdown(),
    };
  },
  fetch: () => ({ getUser: (id) => send("GET", USER, id), reset: (id) => send("POST", RESET, id) }),
};

async function send(method: string, path: string, userId: string): Promise<void> {
  checkStatus(await fetch(mock.url + path.replace("{userId}", encodeURIComponent(userId)), { method, headers }));
}

function checkStatus({ ok }: Response): void {
  if (!ok) throw new Error("It failed");
}

const works = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    () => false,
  );
const tokenRequests = (): number => mock.requests.filter(({ path }) => path === "/auth/vendor").length;
/** Ends the life of all tokens that were issued so far. */
const expireTokens = (): void => void vi.setSystemTime(Date.now() + 200_000);

/** Finds by calls whether a way does a thing. */
const probes: Readonly<Record<string, (calls: Calls) => Promise<boolean>>> = {
  "Gets an environment token and renews it": async ({ getUser }) => {
    await getUser("u-1");
    const before = tokenRequests();
    expireTokens();
    return (await works(getUser("u-1"))) && before === 1 && tokenRequests() === 2;
  },
  "One token request, however many calls wait for it": async ({ getUser }) => {
    await getUser("u-1");
    expireTokens();
    const before = tokenRequests();
    await Promise.all([getUser("u-1"), getUser("u-1"), getUser("u-1")]);
    return tokenRequests() === before + 1;
  },
  "Sends a call again with a fresh token after a 401": ({ getUser }) => {
    mock.on("getUser", { status: 401, times: 1 });
    return works(getUser("u-1"));
  },
  "Waits as long as a 429 asks": ({ getUser }) => {
    mock.on("getUser", { status: 429, headers: { "retry-after": "1" }, times: 1 });
    return works(getUser("u-1"));
  },
  "Repeats reads after a 503, and never an MFA reset whose outcome is unknown": async ({ getUser, reset }) => {
    mock.on("getUser", { status: 503, times: 1 });
    mock.on("unenrollUserMfa", { fault: "cut", carryOut: true, times: 1 });
    return (await works(getUser("u-1"))) && !(await works(reset("u-1")));
  },
  "Errors with the status, the code and the trace ID": async ({ reset }) => {
    mock.on("unenrollUserMfa", { example: "mfaNotEnrolled" });
    const error: unknown = await reset("u-1").catch((reason: unknown) => reason);
    const { status, errorCode, traceId } = error as Readonly<Record<string, unknown>>; // whatever it has
    return status !== undefined && errorCode !== undefined && traceId !== undefined;
  },
  "Rejects a user ID such as .. that changes the path": async ({ getUser }) => {
    await works(getUser(".."));
    return mock.requests.every(({ path }) => path === "/auth/vendor");
  },
  "Treats a redirect as an error": async ({ getUser }) => {
    const location = mock.url + USER.replace("{userId}", "u-2");
    mock.on("getUser", { status: 302, headers: { location }, times: 1 });
    return !(await works(getUser("u-1")));
  },
};

/** About types and packages, and a default of ten seconds, which the client's own tests hold. */
const OTHER = /^Typed requests|^A mock|^Size|^Ends a call/;

const cells = capabilities.flatMap(({ need, answers }) =>
  OTHER.test(need) ? [] : ways.map((way, column) => ({ need, way, answer: answers[column] })),
);

test.each(cells.filter(({ answer }) => typeof answer === "boolean"))(
  'the home page says the truth about $way: "$need" is $answer',
  async ({ need, way, answer }) => {
    const calls = await callsOf[way]();
    try {
      expect(await probes[need]?.(calls)).toBe(answer);
    } finally {
      await calls.end?.();
    }
  },
);
