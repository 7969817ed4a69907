import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AttemptEvent } from "../src/attempt-event.ts";
import { createClient } from "../src/create-client.ts";
import { environmentToken } from "../src/environment-token.ts";
import { InvalidInputError } from "../src/errors/invalid-input-error.ts";
import type { FronteggClient } from "../src/frontegg-client.ts";
import type { TokenProvider } from "../src/token-provider.ts";
import { everyLetterEscaped } from "./every-letter-escaped.ts";
import { hang, json, scriptedFetch, text, user, type Reply, type SentRequest } from "./scripted-fetch.ts";

const TOKEN = "MARKER-token-value-with-length";
// A secret whose form in JSON is another one.
const SECRET = String.raw`MARKER-client-secret-"\-with-length`;
const CREDENTIALS = { clientId: "client-1", secret: SECRET };

/** Ways in which a value can be shown, or handed on: each gives all the text that comes out. */
const shownBy: Record<string, (value: unknown) => string> = {
  "util.inspect, all depths, hidden properties too": (value) =>
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null }),
  "JSON.stringify": (value) => JSON.stringify(value) ?? "",
  String: (value) => (typeof value === "object" && value !== null && !("message" in value) ? "" : String(value)),
  "console.log": (value) => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
    new Console(stream).log(value);
    return lines.join("\n");
  },
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

/** What is shown by each of these, and where it came from. Printed at the end. */
const searched = new Set<string>();

/** A text as whoever parses it would read it; each way to show may have doubled the backslashes. */
function unescaped(shown: string): string {
  return shown.replaceAll(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function expectNoSecret(place: string, value: unknown): void {
  searched.add(place);
  for (const [way, show] of Object.entries(shownBy)) {
    const shown = unescaped(show(value));
    if (/MARKER/.test(shown)) expect.unreachable(`${place} shows a secret by ${way}: ${shown}`);
  }
}

afterAll(() => {
  console.log(
    [
      `${searched.size} things searched for secrets, each in ${Object.keys(shownBy).length} ways (${Object.keys(shownBy).join("; ")}):`,
      ...searched,
    ].join("\n"),
  );
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

test("the search finds a secret that is escaped, in each of its ways", () => {
  const hidden = everyLetterEscaped(TOKEN);
  const error = Object.assign(new Error(hidden, { cause: new Error(hidden) }), { body: hidden });
  for (const [way, show] of Object.entries(shownBy)) {
    expect(show(error), way).not.toContain("MARKER");
    expect(unescaped(show(error)), way).toContain("MARKER");
  }
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

/** Answers a body that comes in these parts. */
function inParts(parts: readonly string[], status: number): Reply {
  return () => {
    const body = new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    return new Response(body, { status });
  };
}

function throwing(make: (known: readonly string[], request: SentRequest) => unknown): Leak {
  return (known) => (request) => {
    throw make(known, request);
  };
}

const failures: Record<string, Leak> = {
  "ApiError 302": echoing(302),
  "ApiError 401, or AuthenticationError": echoing(401),
  "ApiError 404, or AuthenticationError": echoing(404),
  "ApiError 503": echoing(503),
  "ApiError of HTML":
    (known) =>
    ({ headers, body }) =>
      new Response(`<html>${headers["authorization"]} ${String(body)} ${known.join(" ")}</html>`, { status: 502 }),
  "ApiError of a secret across the end of the excerpt": (known) => text("x".repeat(1_015) + known[0], 502),
  "ApiError of JSON that escapes every letter": (known) =>
    text(
      `{"errors":["bad ${everyLetterEscaped(known[0])}"],"debug":{"${everyLetterEscaped(known[0])}":["${known.map((secret) => everyLetterEscaped(secret)).join(" ")}"]}}`,
      404,
    ),
  "ApiError of JSON that escapes every letter, and breaks off": (known) =>
    text(`{"errors":["bad ${everyLetterEscaped(known[0])}`, 404),
  "ApiError of JSON that escapes every letter, and is longer than what is read": (known) =>
    inParts(
      [
        `{"errors":["bad ${everyLetterEscaped(known[0])}`,
        ...Array.from({ length: 10 }, () => "x".repeat(10_000)),
        '"]}',
      ],
      404,
    ),
  "ApiError of HTML with JSON that escapes every letter": (known) =>
    text(`<html><script>{"errors":["bad ${everyLetterEscaped(known[0])}"]}</script></html>`, 502),
  "InvalidResponseError of JSON that escapes every letter, and breaks off": (known) =>
    text(`["${known.map((secret) => everyLetterEscaped(secret)).join(" ")}`),
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
  "NetworkError of a fetch that throws a text": throwing((known) => known.join(" ")),
  "NetworkError of a fetch that throws its init": throwing((known, request) => ({ ...request, known })),
  "NetworkError of a fetch whose code and name are a secret": throwing((known) =>
    Object.assign(new Error("failed"), { code: known[0], name: known[0] }),
  ),
  TimeoutError: () => hang,
};

const options = { region: "eu", timeoutMs: 20, retry: { maxRetries: 1, maxDelayMs: 0 } } as const;

/** Answers at the token endpoint in one way, and at the API in another. */
function byEndpoint(token: Reply, api: Reply): Reply {
  return (request) => (request.url.endsWith("/auth/vendor") ? token(request) : api(request));
}

/** Each way to authenticate, with what is leaked by whom. */
const authentications: Record<string, (leak: Leak) => { client: object; reply: Reply }> = {
  "a token": (leak) => ({ client: { token: TOKEN }, reply: leak([TOKEN]) }),
  "a token function": (leak) => ({ client: { token: async () => TOKEN }, reply: leak([TOKEN]) }),
  "credentials, leaked by the API": (leak) => ({
    client: { credentials: CREDENTIALS },
    reply: byEndpoint(json({ token: TOKEN, expiresIn: 100 }), leak([TOKEN, SECRET])),
  }),
  "credentials, leaked by the token endpoint": (leak) => ({
    client: { credentials: CREDENTIALS },
    reply: byEndpoint(leak([SECRET]), json(user)),
  }),
};

const params = { path: { userId: "u-1" } };
const calls: Record<string, (client: FronteggClient) => Promise<unknown>> = {
  getUser: (client) => client.getUser("u-1"),
  updateUser: (client) => client.updateUser("u-1", { name: "Ada" }),
  unenrollUserMfa: (client) => client.unenrollUserMfa("u-1"),
  "getUser with middleware": (client) => {
    client.http.use({ onRequest: () => undefined });
    return client.getUser("u-1");
  },
  "http.GET": async (client) => {
    const { error } = await client.http.GET("/resources/vendor-only/users/v1/{userId}", { params });
    throw new Error("an error that is given, not thrown", { cause: error });
  },
};

describe.each(Object.entries(failures))("%s", (failure, leak) => {
  test.each(Object.keys(authentications))("with %s: no secret in errors, events, client and http", async (way) => {
    for (const [name, call] of Object.entries(calls)) {
      const { client: authentication, reply } = authentications[way]!(leak);
      const events: unknown[] = [];
      const { fetch, sent } = scriptedFetch(reply);
      // The rows have one way to authenticate each; the compiler cannot see that.
      const client = createClient({
        ...options,
        ...authentication,
        fetch,
        onAttempt: events.push.bind(events),
      } as never);
      const error: unknown = await call(client).catch((thrown: unknown) => thrown);
      expect(error, name).toBeInstanceOf(Error);
      expect(JSON.stringify(sent), "the secret was there to be leaked").toContain("MARKER");
      expect(events.length).toBeGreaterThan(0);
      expectNoSecret(`the error of ${name}: ${failure}, with ${way}`, error);
      expectNoSecret(`onAttempt events: ${failure}, with ${way}`, events);
      expectNoSecret(`the client, with ${way}`, client);
      expectNoSecret(`client.http, with ${way}`, client.http);
    }
  });
});

test("however a server escapes a secret in its JSON, no error has it", async () => {
  const token = fc.string({
    unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    minLength: 12,
    maxLength: 16,
  });
  await fc.assert(
    fc.asyncProperty(token, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), async (secret, ways) => {
      // Each letter as it is, where JSON allows that, or escaped in one of the ways that mean the same.
      const hidden = secret.replaceAll(/[^]/g, (letter) => {
        const code = letter.charCodeAt(0).toString(16).padStart(4, "0");
        const way = ways.next().value;
        if (way === 0) return String.raw`\u${code}`;
        if (way === 1) return String.raw`\u${code.toUpperCase()}`;
        return letter === "/" ? String.raw`\/` : JSON.stringify(letter).slice(1, -1);
      });
      const body = `{"errors":["bad ${hidden}"],"message":"${hidden}","${hidden}":{"deep":["${hidden}"]}}`;
      expect(JSON.parse(body)).toHaveProperty("message", secret);
      const client = createClient({ region: "eu", token: secret, fetch: scriptedFetch(text(body, 404)).fetch });
      const thrown: unknown = await client.getUser("u-1").catch((error: unknown) => error);
      const { error } = await client.http.GET("/resources/vendor-only/users/v1/{userId}", { params });
      expect(thrown).toHaveProperty("errors", ["bad [redacted]"]);
      expect(error).toHaveProperty("errors", ["bad [redacted]"]);
      for (const kept of [String(Reflect.get(thrown as object, "bodyExcerpt")), JSON.stringify(error)]) {
        expect(textsOf(JSON.parse(kept)).filter((part) => part.includes(secret))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

/** Every text in parsed JSON, the names of properties included. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => [name, ...textsOf(held)]);
}

describe("what holds secrets shows none", () => {
  test("providers, before and after they have a token", async () => {
    const { fetch } = scriptedFetch(json({ token: TOKEN, expiresIn: 100 }));
    const provider = environmentToken({ ...options, ...CREDENTIALS, fetch });
    expectNoSecret("a provider", provider);
    await expect(provider({})).resolves.toBe(TOKEN);
    expectNoSecret("a provider with a token", provider);
    expectNoSecret("a module of the package", await import("../src/index.ts"));
  });

  test("a client of a shared provider", async () => {
    const { fetch } = scriptedFetch(json({ token: TOKEN, expiresIn: 100 }), (request) =>
      echoing(404)([TOKEN, SECRET])(request),
    );
    const token = environmentToken({ ...options, ...CREDENTIALS, fetch });
    const client = createClient({ ...options, token, fetch });
    const error: unknown = await client.getUser("u-1").catch((thrown: unknown) => thrown);
    expectNoSecret("the error of a call with a shared provider", error);
    expectNoSecret("a client with a shared provider", client);
  });

  test("middleware: the requests and responses that it sees, and that it may keep", async () => {
    const kept: unknown[] = [];
    const { fetch } = scriptedFetch(json({ token: TOKEN, expiresIn: 100 }), json(user));
    const client = createClient({ ...options, credentials: CREDENTIALS, fetch });
    client.http.use({
      onRequest({ request, options: given }) {
        kept.push(request, given);
      },
      onResponse({ response }) {
        kept.push(response);
      },
    });
    await client.getUser("u-1");
    for (const [index, seen] of kept.entries()) {
      expectNoSecret(`what middleware is given (${["the request", "its options", "the response"][index]})`, seen);
    }
    const [request] = kept as [Request];
    expect(Object.fromEntries(request.headers)).not.toHaveProperty("authorization");
  });
});

describe("a wrong option or argument is not quoted where it may be a secret", () => {
  const inject = `${TOKEN}\r\nx-evil: 1`;
  const base = { region: "eu", token: "a-token" };
  test.each([
    ["token", { ...base, token: inject }],
    ["token with a NUL", { ...base, token: `${TOKEN}\0` }],
    ["token with a space", { ...base, token: `${TOKEN} ` }],
    ["token of another type", { ...base, token: [TOKEN] }],
    ["environmentId", { ...base, environmentId: inject }],
    ["environmentId with LF", { ...base, environmentId: `${TOKEN}\n` }],
    ["applicationId", { ...base, applicationId: inject }],
    ["applicationId with CR", { ...base, applicationId: `${TOKEN}\r` }],
    ["credentials of another type", { region: "eu", credentials: TOKEN }],
    ["credentials.secret", { region: "eu", credentials: { clientId: "", secret: TOKEN } }],
    ["credentials with domain", { domain: "app-abc", credentials: CREDENTIALS }],
    ["credentials and token", { ...base, token: TOKEN, credentials: CREDENTIALS }],
    ["baseUrl with a password", { token: TOKEN, baseUrl: `https://user:${TOKEN}@a.example` }],
    ["baseUrl with a query", { token: TOKEN, baseUrl: `https://a.example?key=${TOKEN}` }],
    ["baseUrl with a fragment", { token: TOKEN, baseUrl: `https://a.example#${TOKEN}` }],
    ["baseUrl with http:", { token: TOKEN, baseUrl: `http://a.example/${TOKEN}` }],
    ["region of another type", { token: TOKEN, region: { TOKEN } }],
    ["fetch", { ...base, fetch: { TOKEN } }],
  ])("%s", (place, given) => {
    let thrown: unknown;
    try {
      // What callers without types pass.
      createClient(given as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidInputError);
    expectNoSecret(`InvalidInputError for ${place}`, thrown);
  });

  test.each([
    ["a header with CR and LF", { "x-note": inject }],
    ["a header with LF", { "x-note": `${TOKEN}\n` }],
    ["a header with NUL", { "x-note": `${TOKEN}\0` }],
    ["authorization", { authorization: `Bearer ${TOKEN}` }],
    ["Authorization", { Authorization: `Bearer ${TOKEN}` }],
    ["host", { host: TOKEN }],
    ["content-length", { "content-length": TOKEN }],
    ["frontegg-tenant-id", { "frontegg-tenant-id": TOKEN }],
    ["a header name with CR and LF", { [`x\r\n${TOKEN}`]: "1" }],
  ])("headers: %s", async (place, headers) => {
    const { fetch, sent } = scriptedFetch(json(user));
    const client = createClient({ region: "eu", token: "a-token", fetch });
    for (const call of [
      client.getUser("u-1", { headers }),
      client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, headers }),
    ]) {
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidInputError);
      expectNoSecret(`InvalidInputError for headers: ${place}`, error);
    }
    expect(sent).toEqual([]);
  });

  test.each([`${TOKEN}\r\nx-evil: 1`, `${TOKEN} `, [TOKEN], { TOKEN }])(
    "a token function that gives %j",
    async (given) => {
      const { fetch, sent } = scriptedFetch(json(user));
      // What callers without types give.
      const token = (() => given) as TokenProvider;
      const error: unknown = await createClient({ region: "eu", token, fetch })
        .getUser("u-1")
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidInputError);
      expectNoSecret("InvalidInputError for what a token function gives", error);
      expect(sent).toEqual([]);
    },
  );
});

describe("a polluted Object.prototype changes nothing", () => {
  const evil = "https://evil.example";
  const pollutions: Record<string, unknown> = {
    baseUrl: evil,
    domain: "evil",
    region: "us",
    url: evil,
    allowInsecureHttp: true,
    dangerouslyAllowBrowser: true,
    token: TOKEN,
    credentials: CREDENTIALS,
    clientId: "evil",
    secret: SECRET,
    headers: { "x-evil": "1", authorization: "evil", "frontegg-tenant-id": "evil" },
    header: { "x-evil": "1" },
    environmentId: "evil",
    applicationId: "evil",
    params: { path: { userId: "evil" }, header: { "x-evil": "1" } },
    path: { userId: "evil" },
    query: { evil: "1" },
    userId: "evil",
    body: "evil",
    metadata: {},
    vendorMetadata: {},
    method: "POST",
    redirect: "follow",
    signal: "evil",
    timeoutMs: 1,
    retry: { maxRetries: 100 },
    maxRetries: 100,
    maxDelayMs: 0,
    fetch: "evil",
    Request: "evil",
    onAttempt: "evil",
    middleware: [{ onRequest: "evil" }],
    parseAs: "text",
    bodySerializer: "evil",
    pathSerializer: "evil",
    querySerializer: "evil",
    credentialsMode: "include",
    dispatcher: "evil",
    duplex: "half",
    expiresIn: 1,
    rejectedToken: TOKEN,
    errors: ["evil"],
    errorCode: "evil",
    traceId: "evil",
    response: new Response('{"evil":1}'),
    status: 200,
    failure: "TimeoutError",
    error: { code: "ECONNREFUSED" },
    code: "ECONNREFUSED",
    cause: { code: "ECONNREFUSED" },
    message: "evil",
    0: "evil",
    evil: "1",
  };

  const clientOptions = { baseUrl: "https://api.example/identity", credentials: { clientId: "c", secret: "s" } };
  const uses: Record<string, (client: FronteggClient) => Promise<unknown>> = {
    getUser: (client) => client.getUser("u-1"),
    updateUser: (client) => client.updateUser("u-1", { name: "Ada" }),
    "a failing unenrollUserMfa": (client) =>
      client.unenrollUserMfa("u-1").catch((error: unknown) => JSON.parse(JSON.stringify(error)) as unknown),
    "an unanswered unenrollUserMfa": (client) =>
      client.unenrollUserMfa("lost").catch((error: unknown) => JSON.parse(JSON.stringify(error)) as unknown),
    "http.GET": async (client) => (await client.http.GET("/resources/vendor-only/users/v1/{userId}", { params })).data,
    "http.PUT": async (client) =>
      (await client.http.PUT("/resources/users/v1/{userId}", { params, body: { name: "Ada" } })).data,
  };

  /** Makes a client and a call, and gives what came of it and everything that was sent. */
  async function resultOf(
    call: (client: FronteggClient) => Promise<unknown>,
  ): Promise<{ result: unknown; events: unknown[]; sent: object[] }> {
    const { fetch, sent } = scriptedFetch(
      byEndpoint(json({ token: "issued-token" }), (request) =>
        request.url.includes("/lost/")
          ? Promise.reject(new TypeError("lost"))
          : (request.method === "POST" ? json({}, 500) : json(user))(request),
      ),
    );
    const events: unknown[] = [];
    const onAttempt = ({ durationMs, ...event }: AttemptEvent): void => {
      expect(durationMs).toBeGreaterThanOrEqual(0);
      events.push(event);
    };
    const client = createClient({ ...clientOptions, fetch, onAttempt });
    const result = await call(client).catch((error: unknown) => ({ refused: String(error) }));
    return { result, events, sent: sent.map((request) => ({ ...request, signal: undefined })) };
  }

  /** Runs while `Object.prototype` has a property, which is what is tested. */
  async function whilePolluted<T>(key: string, run: () => T | Promise<T>): Promise<T> {
    Reflect.defineProperty(Object.prototype, key, {
      value: pollutions[key],
      configurable: true,
      enumerable: true,
      writable: true,
    });
    try {
      return await run();
    } finally {
      Reflect.deleteProperty(Object.prototype, key);
    }
  }

  // `new Request` of the runtime looks these up itself, and throws; only http uses it.
  const refusedByRuntime = new Set(["body http.GET", "credentials http.GET", "credentials http.PUT"]);

  describe.each(Object.keys(pollutions))("by %s", (key) => {
    test.each(Object.entries(uses))("for %s", async (name, call) => {
      const clean = await resultOf(call);
      const polluted = await whilePolluted(key, () => resultOf(call));
      if (refusedByRuntime.has(`${key} ${name}`)) {
        expect(polluted).toEqual({ result: { refused: expect.stringContaining("TypeError") }, events: [], sent: [] });
      } else {
        expect(polluted).toEqual(clean);
      }
    });
  });

  test("and supplies nothing that was left out", async () => {
    for (const [key, make] of [
      ["region", () => createClient({ token: "t" } as never)],
      ["token", () => createClient({ region: "eu" } as never)],
      ["credentials", () => createClient({ region: "eu" } as never)],
      ["secret", () => createClient({ region: "eu", credentials: { clientId: "c" } } as never)],
      ["secret", () => environmentToken({ region: "eu", clientId: "c" } as never)],
      ["allowInsecureHttp", () => createClient({ baseUrl: "http://a.example", token: "t" })],
      ["allowInsecureHttp", () => environmentToken({ baseUrl: "http://a.example", clientId: "c", secret: "s" })],
      ["dangerouslyAllowBrowser", () => environmentToken({ region: "eu", clientId: "c", secret: "s" })],
    ] as const) {
      if (key === "dangerouslyAllowBrowser") vi.stubGlobal("document", {});
      await whilePolluted(key, () => expect(make, key).toThrow(InvalidInputError));
      vi.unstubAllGlobals();
    }
  });

  test("and no answer pollutes it", async () => {
    const body = '{"__proto__":{"polluted":"1"},"constructor":{"prototype":{"polluted":"1"}},"errors":["no"]}';
    for (const status of [200, 400]) {
      const { fetch } = scriptedFetch(text(body, status));
      await createClient({ region: "eu", token: "t", fetch })
        .getUser("u-1")
        .catch(() => {});
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
