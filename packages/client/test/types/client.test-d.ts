import type { paths, User } from "@frontegg-identity/types";
import type { Client } from "openapi-fetch";
import { describe, expectTypeOf, test } from "vitest";
import {
  ApiError,
  createClient,
  createTokenContext,
  environmentToken,
  FronteggError,
  RequestError,
  requestEnvironmentToken,
  type AuthenticationError,
  type ClientOptions,
  type FronteggClient,
  type HttpClient,
  type InvalidInputError,
  type InvalidResponseError,
  type IssuedToken,
  type ManagedBy,
  type Middleware,
  type NetworkError,
  type OperationId,
  type TimeoutError,
  type TokenContext,
  type TokenSource,
} from "../../src/index.ts";

// Nothing here runs: the compiler is what is tested.
declare const client: FronteggClient;
/** What openapi-react-query and swr-openapi ask for. */
declare function taken<Paths extends {}>(http: Client<Paths>): Client<Paths>;
declare const caught: FronteggError;
const token = "t";
declare const wide: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
/** As undici and node-fetch declare theirs, whose responses are classes of their own. */
declare const own: (
  url: string,
  init?: { signal?: AbortSignal | null; body?: string | Blob | null },
) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: {
    get(name: string): string | null;
    forEach(callback: (value: string, name: string) => void): void;
  };
  text(): Promise<string>;
  buffer(): Promise<Uint8Array>;
}>;
const credentials = { clientId: "c", secret: "s" };

describe("a client", () => {
  test("is made with one server and a token", () => {
    expectTypeOf(createClient({ region: "eu", token })).toEqualTypeOf<FronteggClient>();
    createClient({ domain: "app-abc", token: () => "t" });
    createClient({
      baseUrl: "http://gateway",
      allowInsecureHttp: true,
      token: async ({ baseUrl, rejectedToken }) => `${baseUrl} ${rejectedToken}`,
    });
    createClient({ region: "us", token: environmentToken(credentials) });
    createClient({
      region: "us",
      token,
      timeoutMs: undefined,
      retry: undefined,
      onAttempt: undefined,
      fetch: undefined,
    });
    createClient({ region: "us", token, retry: { maxRetries: undefined }, environmentId: undefined });
  });

  test("needs a region of the spec", () => {
    // @ts-expect-error -- the spec has no such region
    createClient({ region: "uk", token });
    // @ts-expect-error -- it may be any text
    createClient({ region: process.env["REGION"] ?? "eu", token });
  });

  test("needs exactly one server", () => {
    // @ts-expect-error -- none
    createClient({ token });
    // @ts-expect-error -- two
    createClient({ region: "eu", domain: "app-abc", token });
    // @ts-expect-error -- two
    createClient({ region: "eu", baseUrl: "https://a.example", token });
    // @ts-expect-error -- two
    createClient({ domain: "app-abc", baseUrl: "https://a.example", token });
    // @ts-expect-error -- http: is possible with baseUrl alone
    createClient({ region: "eu", allowInsecureHttp: true, token });
  });

  test("needs a token or a function that returns one", () => {
    // @ts-expect-error -- none
    createClient({ region: "eu" });
    // @ts-expect-error -- environmentToken(credentials)
    createClient({ region: "eu", credentials });
    // @ts-expect-error -- may be undefined, as a variable of the environment is
    createClient({ region: "eu", token: process.env["TOKEN"] });
    // @ts-expect-error -- gives no text
    createClient({ region: "eu", token: () => 7 });
    // @ts-expect-error -- may give none
    createClient({ region: "eu", token: async () => process.env["TOKEN"] });
  });

  test("refuses an unknown option", () => {
    // @ts-expect-error -- timeoutMs
    createClient({ region: "eu", token, timeout: 1 });
    // @ts-expect-error -- maxRetries
    createClient({ region: "eu", token, retry: { retries: 1 } });
    // @ts-expect-error -- false, or options
    createClient({ region: "eu", token, retry: true });
    // @ts-expect-error -- onAttempt
    createClient({ region: "eu", token, onRequest() {} });
    // @ts-expect-error -- milliseconds
    createClient({ region: "eu", token, timeoutMs: "10s" });
    // @ts-expect-error -- an option of environmentToken
    createClient({ region: "eu", token, dangerouslyAllowBrowser: true });
  });

  test("accepts any fetch that takes a URL and the client's init", () => {
    createClient({ region: "eu", token, fetch });
    createClient({ region: "eu", token, fetch: async (url, init) => fetch(url, { ...init, cache: "reload" }) });
    createClient({ region: "eu", token, fetch: wide });
    createClient({ region: "eu", token, fetch: own });
    // @ts-expect-error -- a stub that is no response
    createClient({ region: "eu", token, fetch: async () => ({ ok: true, json: async () => ({}) }) });
    // @ts-expect-error -- no function
    createClient({ region: "eu", token, fetch: {} });
  });

  test("has options that can be built up under a name", () => {
    const options: ClientOptions = { region: "eu", token, retry: false };
    expectTypeOf(createClient(options)).toEqualTypeOf<FronteggClient>();
    // @ts-expect-error -- maxDelayMs
    const misspelt: ClientOptions = { region: "eu", token, retry: { maxDelay: 1 } };
    void misspelt;
  });
});

describe("a token source", () => {
  test("is made of credentials, and of nothing else", () => {
    expectTypeOf(environmentToken(credentials)).toEqualTypeOf<TokenSource>();
    environmentToken({ ...credentials, dangerouslyAllowBrowser: true });
    // @ts-expect-error -- no secret
    environmentToken({ clientId: "c" });
    // @ts-expect-error -- the client says where
    environmentToken({ ...credentials, region: "eu" });
    // @ts-expect-error -- clientId
    environmentToken({ ...credentials, clientID: "c" });
    // @ts-expect-error -- may be undefined, as a variable of the environment is
    environmentToken({ ...credentials, secret: process.env["SECRET"] });
  });

  test("can be wrapped, because a source can pass its context on", () => {
    const source = environmentToken(credentials);
    createClient({ region: "eu", token: (context) => source(context) });
    createClient({ region: "eu", token: (context) => source({ ...context, rejectedToken: "t" }) });
    expectTypeOf<TokenContext["rejectedToken"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<TokenContext["baseUrl"]>().toEqualTypeOf<string>();
    // @ts-expect-error -- only a client and createTokenContext make one
    void source({ baseUrl: "https://a.example" });
    // @ts-expect-error -- opaque
    createClient({ region: "eu", token: ({ send }) => send() });
  });

  test("can be tested without a client", () => {
    const source = environmentToken(credentials);
    void source(createTokenContext({ region: "eu" }));
    void source(createTokenContext({ baseUrl: "https://a.example", timeoutMs: 1, rejectedToken: "t" }));
    // @ts-expect-error -- a token is what the source returns
    void createTokenContext({ region: "eu", token });
  });

  test("can exchange credentials in a custom source", () => {
    createClient({
      region: "eu",
      async token(context) {
        const issued = await requestEnvironmentToken(context, credentials);
        expectTypeOf(issued).toEqualTypeOf<IssuedToken>();
        expectTypeOf(issued.expiresIn).toEqualTypeOf<number | undefined>();
        return issued.token;
      },
    });
  });
});

describe("the named methods", () => {
  test("there is one for each operation of the spec, and nothing else but http", () => {
    expectTypeOf<keyof FronteggClient>().toEqualTypeOf<OperationId | "http">();
  });

  test("give a user, or nothing", () => {
    expectTypeOf(client.getUser("a")).toEqualTypeOf<Promise<User>>();
    expectTypeOf(client.updateUser("a", {})).toEqualTypeOf<Promise<User>>();
    expectTypeOf(client.unenrollUserMfa("a")).toEqualTypeOf<Promise<void>>();
  });

  test("take an id that is a text", () => {
    // @ts-expect-error -- number
    void client.getUser(7);
    // @ts-expect-error -- missing
    void client.getUser();
    // @ts-expect-error -- may be undefined
    void client.unenrollUserMfa(undefined);
    // @ts-expect-error -- options in its place
    void client.unenrollUserMfa({ userId: "a" });
  });

  test("take closed options", () => {
    void client.getUser("a", { signal: undefined, timeoutMs: 1, retry: false, headers: { "x-a": "1" } });
    void client.updateUser("a", {}, { signal: null, retry: { maxRetries: 1 } });
    // @ts-expect-error -- timeoutMs
    void client.getUser("a", { timeout: 1 });
    // @ts-expect-error -- maxRetries
    void client.updateUser("a", {}, { retry: { retries: 1 } });
    // @ts-expect-error -- signal
    void client.updateUser("a", {}, { abort: new AbortController() });
    // @ts-expect-error -- a text for each header
    void client.unenrollUserMfa("a", { headers: { "x-a": 1 } });
    // @ts-expect-error -- the server is the client's
    void client.getUser("a", { baseUrl: "https://a.example" });
  });

  test("take the fields of an update, and metadata as JSON text", () => {
    void client.updateUser("a", { name: "Ada", metadata: JSON.stringify({}), profilePictureUrl: null });
    // @ts-expect-error -- an object
    void client.updateUser("a", { metadata: { plan: "pro" } });
    // @ts-expect-error -- an object
    void client.updateUser("a", { vendorMetadata: {} });
    // @ts-expect-error -- name
    void client.updateUser("a", { nme: "Ada" });
    // @ts-expect-error -- no update
    void client.updateUser("a");
    // @ts-expect-error -- not a field of the update
    void client.updateUser("a", { email: "ada@example.com" });
  });
});

describe("http", () => {
  const params = { path: { userId: "a" } };

  test("is openapi-fetch's own client, for whatever takes one", () => {
    expectTypeOf(client.http).toEqualTypeOf<Client<paths>>();
    expectTypeOf<HttpClient>().toEqualTypeOf<Client<paths>>();
    expectTypeOf(taken(client.http)).toEqualTypeOf<Client<paths>>();
  });

  test("takes middleware that can be named, for all calls and for one", () => {
    const middleware: Middleware = { onRequest: ({ request }) => request, onResponse: ({ response }) => response };
    client.http.use(middleware);
    client.http.eject(middleware);
    void client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, middleware: [middleware] });
  });

  test("returns data or error, and the compiler narrows by either", async () => {
    const result = await client.http.GET("/resources/vendor-only/users/v1/{userId}", { params });
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    if (result.error === undefined) {
      expectTypeOf(result.data).toEqualTypeOf<User>();
      expectTypeOf(result.data.managedBy).toEqualTypeOf<ManagedBy | undefined>();
    } else {
      expectTypeOf(result.data).toEqualTypeOf<undefined>();
      expectTypeOf(result.error.errors).toEqualTypeOf<string[]>();
    }
  });

  test("keeps managedBy open: any text is one", () => {
    expectTypeOf<string>().toExtend<ManagedBy>();
    expectTypeOf<ManagedBy>().toExtend<string>();
  });

  test("returns no data for an unenrolment", async () => {
    const { data } = await client.http.POST("/resources/vendor-only/users/v1/{userId}/mfa/unenroll", { params });
    expectTypeOf(data).toEqualTypeOf<undefined>();
  });

  test("takes the limits of one call, and what fetch takes", () => {
    const limits = { timeoutMs: 1, retry: false, signal: AbortSignal.timeout(1), cache: "no-store" } as const;
    void client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, ...limits });
    void client.http.request("get", "/resources/vendor-only/users/v1/{userId}", { params, ...limits });
  });

  test("takes the paths, parameters and bodies of the spec alone", () => {
    void client.http.PUT("/resources/users/v1/{userId}", { params, body: { name: "Ada" } });
    // @ts-expect-error -- not in the spec
    void client.http.GET("/resources/tenants/v1", { params });
    // @ts-expect-error -- another method's path
    void client.http.POST("/resources/users/v1/{userId}", { params });
    // @ts-expect-error -- no id
    void client.http.GET("/resources/vendor-only/users/v1/{userId}", {});
    // @ts-expect-error -- no init
    void client.http.GET("/resources/vendor-only/users/v1/{userId}");
    // @ts-expect-error -- no body
    void client.http.PUT("/resources/users/v1/{userId}", { params });
    // @ts-expect-error -- an object
    void client.http.PUT("/resources/users/v1/{userId}", { params, body: { metadata: {} } });
    // @ts-expect-error -- no operation of the spec
    void client.http.TRACE("/resources/users/v1/{userId}", { params });
  });
});

describe("errors", () => {
  test("of a request have what it was in common", () => {
    expectTypeOf<ApiError>().toExtend<RequestError>();
    expectTypeOf<ApiError["name"]>().toEqualTypeOf<"ApiError">();
    expectTypeOf<ApiError["headers"]>().toEqualTypeOf<Readonly<Record<string, string>>>();
    expectTypeOf<RequestError["operation"]>().toEqualTypeOf<OperationId | "createEnvironmentToken">();
  });

  test("are one union, which switch (error.name) narrows to its last", () => {
    switch (caught.name) {
      case "ApiError":
        return expectTypeOf(caught).toEqualTypeOf<ApiError>();
      case "AuthenticationError":
        return expectTypeOf(caught).toEqualTypeOf<AuthenticationError>();
      case "InvalidInputError":
        return expectTypeOf(caught).toEqualTypeOf<InvalidInputError>();
      case "InvalidResponseError":
        return expectTypeOf(caught).toEqualTypeOf<InvalidResponseError>();
      case "NetworkError":
        return expectTypeOf(caught).toEqualTypeOf<NetworkError>();
      case "TimeoutError":
        return expectTypeOf(caught).toEqualTypeOf<TimeoutError>();
      default:
        return caught satisfies never;
    }
  });

  test("are narrowed by isInstance and instanceof, of the common class to the union", async () => {
    try {
      await client.getUser("a");
    } catch (error) {
      if (FronteggError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<FronteggError>();
      if (error instanceof FronteggError) expectTypeOf(error).toEqualTypeOf<FronteggError>();
      if (FronteggError.isInstance(error) && error.name === "TimeoutError") {
        expectTypeOf(error.timeoutMs).toEqualTypeOf<number>();
      }
      if (ApiError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<ApiError>();
      if (RequestError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<RequestError>();
      // @ts-expect-error -- unknown still
      void error.name;
    }
  });
});
