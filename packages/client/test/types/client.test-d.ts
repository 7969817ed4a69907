import type { User } from "@frontegg-identity/types";
import { describe, expectTypeOf, test } from "vitest";
import {
  createClient,
  environmentToken,
  type ApiError,
  type ClientOptions,
  type FronteggClient,
  type ManagedBy,
  type OperationId,
  type RequestError,
  type TokenContext,
  type TokenProvider,
} from "../../src/index.ts";

// Nothing here runs: the compiler is what is tested.
declare const client: FronteggClient;
const token = "t";
const credentials = { clientId: "c", secret: "s" };

describe("a client", () => {
  test("is made with one server and one way to authenticate", () => {
    expectTypeOf(createClient({ region: "eu", token })).toEqualTypeOf<FronteggClient>();
    createClient({ domain: "app-abc", token: () => "t" });
    createClient({
      baseUrl: "http://gateway",
      allowInsecureHttp: true,
      token: async ({ rejectedToken }) => `${rejectedToken}`,
    });
    createClient({ region: "us", credentials, dangerouslyAllowBrowser: true });
    createClient({ region: "us", token: environmentToken({ region: "us", ...credentials }) });
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

  test("needs exactly one way to authenticate", () => {
    // @ts-expect-error -- none
    createClient({ region: "eu" });
    // @ts-expect-error -- two
    createClient({ region: "eu", token, credentials });
    // @ts-expect-error -- that host refuses environment tokens
    createClient({ domain: "app-abc", credentials });
    // @ts-expect-error -- there are no credentials to allow
    createClient({ region: "eu", token, dangerouslyAllowBrowser: true });
    // @ts-expect-error -- half of the credentials
    createClient({ region: "eu", credentials: { clientId: "c" } });
    // @ts-expect-error -- may be undefined, as a variable of the environment is
    createClient({ region: "eu", token: process.env["TOKEN"] });
    // @ts-expect-error -- gives no text
    createClient({ region: "eu", token: () => 7 });
  });

  test("takes no option that it does not know", () => {
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
  });
});

describe("a token provider", () => {
  test("has one server, which is not a domain", () => {
    expectTypeOf(environmentToken({ region: "eu", ...credentials })).toEqualTypeOf<TokenProvider>();
    // @ts-expect-error -- that host refuses environment tokens
    environmentToken({ domain: "app-abc", ...credentials });
    // @ts-expect-error -- none
    environmentToken(credentials);
    // @ts-expect-error -- two
    environmentToken({ region: "eu", baseUrl: "https://a.example", ...credentials });
    // @ts-expect-error -- no secret
    environmentToken({ region: "eu", clientId: "c" });
    // @ts-expect-error -- timeoutMs
    environmentToken({ region: "eu", ...credentials, timeout: 1 });
  });

  test("can be wrapped: what one is told can be passed on to another", () => {
    const provider = environmentToken({ region: "eu", ...credentials });
    createClient({ region: "eu", token: ({ rejectedToken }) => provider({ rejectedToken }) });
    expectTypeOf<TokenContext["rejectedToken"]>().toEqualTypeOf<string | undefined>();
    void provider({});
    // @ts-expect-error -- a text
    void provider({ rejectedToken: 7 });
  });
});

describe("the named methods", () => {
  test("there is one for each operation of the spec, and nothing else but http", () => {
    expectTypeOf<keyof FronteggClient>().toEqualTypeOf<OperationId | "http">();
    // What createClient demands of the methods that it makes: with one operation more, it does not compile.
    type Methods = Pick<FronteggClient, OperationId>;
    expectTypeOf<keyof Methods>().toEqualTypeOf<OperationId>();
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
    void client.getUser("a", { signal: undefined, timeoutMs: 1, headers: { "x-a": "1" } });
    // @ts-expect-error -- timeoutMs
    void client.getUser("a", { timeout: 1 });
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

  test("gives data or error, told apart by either", async () => {
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

  test("keeps managedBy an open enum: any text, and the known ones are known", () => {
    expectTypeOf<"scim2">().toExtend<ManagedBy>();
    expectTypeOf<string>().toExtend<ManagedBy>();
    expectTypeOf<ManagedBy>().toExtend<string>();
  });

  test("gives no data for an unenrolment", async () => {
    const { data } = await client.http.POST("/resources/vendor-only/users/v1/{userId}/mfa/unenroll", { params });
    expectTypeOf(data).toEqualTypeOf<undefined>();
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
    // @ts-expect-error -- a misspelt option
    void client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, header: {} });
    // @ts-expect-error -- the server is the client's
    void client.http.GET("/resources/vendor-only/users/v1/{userId}", { params, baseUrl: "https://a.example" });
    // @ts-expect-error -- not in the spec at all
    void client.http.DELETE;
  });
});

test("options that are built up can be named", () => {
  const options: ClientOptions = { region: "eu", token, retry: false };
  expectTypeOf(createClient(options)).toEqualTypeOf<FronteggClient>();
});

test("isInstance narrows, and errors have literal names", () => {
  expectTypeOf<ApiError>().toExtend<RequestError>();
  expectTypeOf<ApiError["name"]>().toEqualTypeOf<"ApiError">();
  expectTypeOf<ApiError["status"]>().toEqualTypeOf<number>();
  expectTypeOf<ApiError["operation"]>().toEqualTypeOf<OperationId | "createEnvironmentToken">();
});
