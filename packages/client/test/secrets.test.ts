import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";
import { operations } from "@frontegg-identity/types/operations";
import { pino } from "pino";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken, type EnvironmentTokenOptions } from "../src/authentication/environment-token.ts";
import { requestEnvironmentToken } from "../src/authentication/request-environment-token.ts";
import { createClient } from "../src/create-client.ts";
import { createTokenContext } from "../src/create-token-context.ts";
import { InvalidInputError } from "../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../src/frontegg-client.ts";
import type { TokenContext, TokenSource } from "../src/transport/token-source.ts";
import { callOperation, operationIds, successOf } from "./operation-call.ts";
import { byEndpoint, hang, json, scriptedFetch, text, user, type Reply, type SentRequest } from "./scripted-fetch.ts";

const TOKEN = "MARKER-token-value-with-length";
const SECRET = "MARKER-client-secret-with-length";
const CREDENTIALS = { clientId: "client-1", secret: SECRET };

/** Gives what is written to a log. */
function written(log: (stream: Writable) => void): string {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  log(stream);
  return lines.join("\n");
}

/** Ways in which a value can be shown, or handed on: each gives all the text that comes out. */
const shownBy: Record<string, (value: unknown) => string> = {
  "util.inspect, all depths, hidden properties too": (value) =>
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null }),
  "JSON.stringify": (value) => JSON.stringify(value) ?? "",
  String: (value) => (typeof value === "object" && value !== null && !("message" in value) ? "" : String(value)),
  "console.log": (value) => written((stream) => new Console(stream).log(value)),
  pino: (value) => written((stream) => pino({}, stream).error({ err: value, value })),
  structuredClone: (value) => {
    try {
      return inspect(structuredClone(value), { depth: Infinity, showHidden: true });
    } catch (error) {
      // Functions cannot be cloned; what is said of them is searched.
      return String(error);
    }
  },
  "message, stack and the chain of causes": (value) => {
    const parts: string[] = [];
    for (let error = value; error instanceof Error; error = error.cause) {
      parts.push(error.name, error.message, error.stack ?? "", inspect(error.cause));
    }
    return parts.join("\n");
  },
  "every own property, listed or not, and every header": (value) => {
    if (typeof value !== "object" || value === null) return "";
    return Reflect.ownKeys(value)
      .map((key) => {
        const held: unknown = Reflect.get(value, key);
        return held instanceof Headers ? JSON.stringify([...held]) : inspect(held, { depth: Infinity });
      })
      .join("\n");
  },
};

/** What was shown by each of these, and where it came from. Counted at the end. */
const searched = new Set<string>();

function expectNoSecret(place: string, value: unknown): void {
  searched.add(place);
  for (const [way, show] of Object.entries(shownBy)) {
    const shown = show(value);
    if (/MARKER/.test(shown)) expect.unreachable(`${place} shows a secret by ${way}: ${shown}`);
  }
}

afterAll(() => {
  const ways = Object.keys(shownBy);
  console.log(`${searched.size} things searched for secrets, each in ${ways.length} ways: ${ways.join("; ")}`);
});

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("the search finds a secret in each of its ways", () => {
  const error = Object.assign(new Error(TOKEN, { cause: new Error(TOKEN) }), { request: { deep: { token: TOKEN } } });
  for (const [way, show] of Object.entries(shownBy)) expect(show(error), way).toContain("MARKER");
});

/** A server, or a `fetch`, that puts what it knows wherever it can. */
type Leak = (known: readonly string[]) => Reply;

function echoing(status: number): Leak {
  return (known) =>
    ({ headers, body }) =>
      new Response(
        JSON.stringify({
          errors: [...known, JSON.stringify(headers), String(body)],
          errorCode: known[0],
          errorCodes: known,
          message: known.join(" "),
          debug: { headers, body, known },
        }),
        {
          status,
          headers: {
            "content-type": "application/json",
            "frontegg-trace-id": `trace-${known[0]}`,
            "x-echo": known.join(" "),
            "set-cookie": `session=${known[0]}`,
            location: `https://evil.example/?known=${known[0]}`,
          },
        },
      );
}

function throwing(make: (known: readonly string[], request: SentRequest) => unknown): Leak {
  return (known) => (request) => {
    throw make(known, request);
  };
}

const failures: Record<string, Leak> = {
  "ApiError 302": echoing(302),
  "ApiError 401, or AuthenticationError": echoing(401),
  "ApiError 403, or AuthenticationError": echoing(403),
  "ApiError 404": echoing(404),
  "ApiError 503": echoing(503),
  "ApiError of HTML":
    (known) =>
    ({ headers, body }) =>
      new Response(`<html>${headers["authorization"]} ${String(body)} ${known.join(" ")}</html>`, { status: 502 }),
  "ApiError of a secret across the end of the excerpt": (known) => text("x".repeat(1_015) + known[0], 502),
  "InvalidResponseError of HTML":
    (known) =>
    ({ headers, body }) =>
      new Response(`<html>${headers["authorization"]} ${String(body)} ${known.join(" ")}</html>`, {
        headers: { "frontegg-trace-id": `trace-${known[0]}` },
      }),
  "InvalidResponseError of JSON that breaks off": (known) => text(`{"echo":${JSON.stringify(known).slice(0, -1)}`),
  "NetworkError of a fetch that tells the whole request": throwing((known, { headers, body }) => {
    const message = `cannot send ${JSON.stringify(headers)} ${String(body)} ${known.join(" ")}`;
    const cause = Object.assign(new Error(message), { code: "ECONNRESET", options: { headers, body, known } });
    return Object.assign(new TypeError(message, { cause }), { request: { headers, body }, [Symbol("known")]: known });
  }),
  "NetworkError of a fetch that throws its init": throwing((known, request) => ({
    name: "TypeError",
    message: known.join(" "),
    ...request,
    known,
  })),
  "NetworkError of a fetch whose code and call are a secret": throwing((known) =>
    Object.assign(new TypeError("failed"), { code: known[0], syscall: known[0] }),
  ),
  TimeoutError: () => hang,
};

/** Each way to authenticate, with what is leaked by whom. */
const authentications: Record<string, (leak: Leak) => { token: string | TokenSource; reply: Reply }> = {
  "a token": (leak) => ({ token: TOKEN, reply: leak([TOKEN]) }),
  "a token function": (leak) => ({ token: async () => TOKEN, reply: leak([TOKEN]) }),
  "credentials, leaked by the API": (leak) => ({
    token: environmentToken(CREDENTIALS),
    reply: byEndpoint(json({ token: TOKEN, expiresIn: 100 }), leak([TOKEN])),
  }),
  "credentials, leaked by the token endpoint": (leak) => ({
    token: environmentToken(CREDENTIALS),
    reply: byEndpoint(leak([SECRET]), json(user)),
  }),
};

const params = { path: { userId: "u-1" } };

/** What `http` gives of a failure. */
async function failureOf(result: ReturnType<typeof getUser>, bodyOf?: () => string): Promise<never> {
  const { error } = await result;
  throw new Error("an error that is given, not thrown", { cause: [error, bodyOf?.()] });
}

function getUser(client: FronteggClient, options: object = {}) {
  return client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, ...options });
}

const textOperations: ReadonlySet<string> = new Set(
  operationIds.filter((id) => successOf(id).mediaType?.startsWith("text/")),
);

const calls: Record<string, (client: FronteggClient) => Promise<unknown>> = {
  // One that takes no token has none to leak.
  ...Object.fromEntries(
    operationIds
      .filter((id) => operations[id].token !== "none")
      .map((id) => [id, (client: FronteggClient) => callOperation(client, id)]),
  ),
  "getUser with middleware": (client) => {
    client.http.use({ onRequest: () => undefined });
    return client.getUser("u-1");
  },
  "http.GET": (client) => failureOf(getUser(client)),
  "http.GET with middleware": (client) => {
    let body = "";
    const onResponse = async ({ response }: { response: Response }): Promise<void> => {
      body = await response.clone().text();
    };
    return failureOf(getUser(client, { middleware: [{ onResponse }] }), () => body);
  },
};

describe.each(Object.entries(failures))("%s", { timeout: 60_000 }, (failure, leak) => {
  test.each(Object.keys(authentications))(
    "with %s, no secret is in errors, events, the client or http",
    async (way) => {
      for (const [name, call] of Object.entries(calls)) {
        // Any text is what an operation promises whose success is text.
        if (textOperations.has(name) && failure.startsWith("InvalidResponseError")) continue;
        const { token, reply } = authentications[way]!(leak);
        const events: unknown[] = [];
        const { fetch, sent } = scriptedFetch(reply);
        const client = createClient({
          region: "eu",
          timeoutMs: failure === "TimeoutError" ? 5 : 60_000,
          retry: { maxRetries: 1, maxDelayMs: 0 },
          token,
          fetch,
          onAttempt: (event) => void events.push(event),
        });
        const error: unknown = await call(client).catch((thrown: unknown) => thrown);
        expect(failure, name).toContain((error as Error).name);
        expect(JSON.stringify(sent), "the secret was there to be leaked").toContain("MARKER");
        expect(events.length).toBeGreaterThan(0);
        expectNoSecret(`the error of ${name}: ${failure}, with ${way}`, error);
        expectNoSecret(`onAttempt events: ${failure}, with ${way}`, events);
        expectNoSecret(`the client, with ${way}`, client);
        expectNoSecret(`client.http, with ${way}`, client.http);
      }
    },
  );
});

test("finds a secret in a server's JSON even if JSON escapes it differently", async () => {
  const secret = String.raw`MARKER-"quoted"-\-secret`;
  for (const status of [200, 401, 404]) {
    const { fetch } = scriptedFetch(json({ errors: [secret], echo: { secret } }, status));
    const client = createClient({ region: "eu", token: environmentToken({ ...CREDENTIALS, secret }), fetch });
    const error: unknown = await client.getUser("u-1").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status });
    expectNoSecret(`the error of a secret with quotes: ${status}`, error);
  }
});

test("neither token is in the error of a call that was replayed with a fresh one", async () => {
  const tokens = [`${TOKEN}-1`, `${TOKEN}-2`] as const;
  const { fetch } = scriptedFetch(echoing(401)(tokens));
  const token = ({ rejectedToken }: TokenContext): string => tokens[rejectedToken === tokens[0] ? 1 : 0];
  const error: unknown = await createClient({ region: "eu", token, fetch })
    .getUser("u-1")
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ attempts: 2 });
  expectNoSecret("the error of a replayed call", error);
});

describe("objects that hold secrets don't show them", () => {
  test("a source, before and after it has a token, and the clients that share it", async () => {
    const { fetch } = scriptedFetch(byEndpoint(json({ token: TOKEN, expiresIn: 100 }), json(user)));
    const token = environmentToken(CREDENTIALS);
    expectNoSecret("a source", token);
    const clients = (["eu", "us"] as const).map((region) => createClient({ region, token, fetch }));
    for (const client of clients) await client.getUser("u-1");
    expectNoSecret("a source with a token", token);
    expectNoSecret("clients that share a source", clients);
    expectNoSecret("a module of the package", await import("../src/index.ts"));
  });

  test("the context that a custom token source may keep", async () => {
    const kept: unknown[] = [];
    const { fetch } = scriptedFetch(byEndpoint(json({ token: TOKEN }), json(user)));
    const token = async (context: TokenContext): Promise<string> => {
      kept.push(context, await requestEnvironmentToken(context, CREDENTIALS).then(({ expiresIn }) => expiresIn));
      return TOKEN;
    };
    await createClient({ region: "eu", token, fetch }).getUser("u-1");
    expect(kept).toHaveLength(2);
    expectNoSecret("what a source of one's own is told", kept);
  });

  test("the context of a source, after the API refused a token", async () => {
    const contexts: TokenContext[] = [];
    const { fetch } = scriptedFetch(json({}, 401));
    const token = (context: TokenContext): string => {
      contexts.push(context);
      return TOKEN;
    };
    await expect(createClient({ region: "eu", token, fetch }).getUser("u-1")).rejects.toMatchObject({ status: 401 });
    contexts.push(createTokenContext({ region: "eu", rejectedToken: TOKEN }));
    expect(contexts.map(({ rejectedToken }) => rejectedToken)).toEqual([undefined, TOKEN, TOKEN]);
    // Who asks for hidden properties sees it: a source has to read it.
    for (const way of ["JSON.stringify", "console.log", "pino"])
      expect(shownBy[way]!(contexts), way).not.toMatch(/MARKER/);
  });

  test("middleware: the requests and responses that it sees, and that it may keep", async () => {
    const kept: unknown[] = [];
    const { fetch } = scriptedFetch(byEndpoint(json({ token: TOKEN, expiresIn: 100 }), json(user)));
    const client = createClient({ region: "eu", token: environmentToken(CREDENTIALS), fetch });
    client.http.use({
      onRequest({ request, options }) {
        kept.push(request, options);
      },
      onResponse({ response }) {
        kept.push(response);
      },
    });
    await client.getUser("u-1");
    expect(kept).toHaveLength(3);
    for (const [index, seen] of kept.entries()) {
      expectNoSecret(`what middleware is given (${["the request", "its options", "the response"][index]})`, seen);
    }
    const [request] = kept as [Request];
    expect(Object.fromEntries(request.headers)).not.toHaveProperty("authorization");
  });
});

function expectRefused(place: string, make: () => unknown): void {
  let thrown: unknown;
  try {
    make();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InvalidInputError);
  expectNoSecret(`InvalidInputError for ${place}`, thrown);
}

describe("a wrong option or argument is not quoted where it may be a secret", () => {
  const inject = `${TOKEN}\r\nx-evil: 1`;

  test.each([
    ["token", { region: "eu", token: inject }],
    ["token with a NUL", { region: "eu", token: `${TOKEN}\0` }],
    ["token with a space", { region: "eu", token: `${TOKEN} ` }],
    ["token of another type", { region: "eu", token: [TOKEN] }],
    ["credentials in place of a token", { region: "eu", credentials: CREDENTIALS }],
    ["baseUrl with a password", { token: TOKEN, baseUrl: `https://user:${TOKEN}@a.example` }],
    ["baseUrl with a query", { token: TOKEN, baseUrl: `https://a.example?key=${TOKEN}` }],
    ["baseUrl with a fragment", { token: TOKEN, baseUrl: `https://a.example#${TOKEN}` }],
    ["baseUrl with http:", { token: TOKEN, baseUrl: `http://a.example/${TOKEN}` }],
    ["region of another type", { token: TOKEN, region: { TOKEN } }],
  ])("createClient: %s", (place, given) => {
    // What callers without types pass.
    expectRefused(`createClient: ${place}`, () => createClient(given as never));
  });

  test.each([
    ["secret of another type", { clientId: "c", secret: [SECRET] }],
    ["no clientId", { clientId: "", secret: SECRET }],
    ["clientId of another type", { clientId: { SECRET }, secret: SECRET }],
  ])("environmentToken: %s", (place, given) => {
    // What callers without types pass.
    expectRefused(`environmentToken: ${place}`, () => environmentToken(given as EnvironmentTokenOptions));
  });

  test.each([
    ["authorization", `Bearer ${TOKEN}`],
    ["Authorization", `Bearer ${TOKEN}`],
    ["host", TOKEN],
    ["content-length", TOKEN],
    ["frontegg-tenant-id", TOKEN],
  ])("headers: %s", async (name, value) => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = createClient({ region: "eu", token: "a-token", fetch });
    const headers = { [name]: value };
    for (const call of [client.getUser("u-1", { headers }), getUser(client, { headers })]) {
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidInputError);
      expectNoSecret(`InvalidInputError for headers: ${name}`, error);
    }
    expect(sent).toEqual([]);
  });

  test("headers: a name that can't be sent, and a Map", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = createClient({ region: "eu", token: "a-token", fetch });
    for (const headers of [{ [`${TOKEN}\n`]: "x" }, { [`${TOKEN} key`]: "x" }, new Map([["x-key", TOKEN]])]) {
      const given = headers as unknown as Record<string, string>; // what callers without types pass
      expectRefused("a client's header name", () =>
        createClient({ region: "eu", token: "a-token", fetch, headers: given }),
      );
      const header = { params: { ...params, header: given as never } };
      for (const call of [
        client.getUser("u-1", { headers: given }),
        getUser(client, { headers: given }),
        getUser(client, header),
      ]) {
        const error: unknown = await call.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(InvalidInputError);
        expectNoSecret("InvalidInputError for a header's name", error);
      }
    }
    expect(sent).toEqual([]);
  });

  test("http: a base URL that one call names, or middleware goes to, with a key in it", async () => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = createClient({ region: "eu", token: "a-token", fetch });
    const url = `https://evil.example/${TOKEN}`;
    for (const options of [{ baseUrl: url }, { middleware: [{ onRequest: () => new Request(url) }] }]) {
      const error: unknown = await getUser(client, options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidInputError);
      expectNoSecret("InvalidInputError for another base URL", error);
    }
    expect(sent).toEqual([]);
  });

  test.each([inject, `${TOKEN} `, [TOKEN], { TOKEN }])("a token function that gives %j", async (given) => {
    const { fetch, sent } = scriptedFetch(json(user));
    // What callers without types give, now and later.
    for (const token of [() => given, async () => given] as TokenSource[]) {
      const error: unknown = await createClient({ region: "eu", token, fetch })
        .getUser("u-1")
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidInputError);
      expectNoSecret("InvalidInputError for what a token function gives", error);
    }
    expect(sent).toEqual([]);
  });
});
