/**
 * A consumer that uses every export of both packages. It is compiled as an ES module and as a CommonJS module, so it
 * says nothing that only one of them may: no top-level await, no `import.meta`.
 */
import {
  ApiError,
  AuthenticationError,
  createClient,
  createTokenContext,
  environmentToken,
  FronteggError,
  InvalidInputError,
  InvalidResponseError,
  NetworkError,
  requestEnvironmentToken,
  RequestError,
  TimeoutError,
} from "@frontegg-identity/client";
import type {
  AnyOperationId,
  AttemptEvent,
  AttemptListener,
  BaseUrlOption,
  CallLimits,
  CallOptions,
  ClientMethod,
  ClientOptions,
  ClientRequestMethod,
  CommonOptions,
  DateTime,
  DomainOption,
  EnvironmentTokenOptions,
  ErrorBody,
  FetchedResponse,
  FetchFunction,
  FetchInit,
  FetchOptions,
  FetchResponse,
  FronteggClient,
  Group,
  HttpClient,
  IdentityProvider,
  IssuedToken,
  JsonObjectString,
  ManagedBy,
  MaybeOptionalInit,
  Middleware,
  OperationId,
  Permission,
  PermissionId,
  PhoneNumber,
  ProfilePictureUrl,
  Region,
  RegionOption,
  RetryOptions,
  Role,
  RoleId,
  SendingOptions,
  ServerOptions,
  TenantId,
  TenantMembership,
  TokenContext,
  TokenContextOptions,
  TokenSource,
  User,
  UserId,
  UserUpdate,
} from "@frontegg-identity/client";
import { endpoints, isRegion, KnownManagedBy, regions, servers } from "@frontegg-identity/types";
import { fullUser, rename, userNotFound } from "@frontegg-identity/types/fixtures";
import type {
  components,
  EnvironmentAuthPaths,
  EnvironmentCredentials,
  EnvironmentToken,
  operations,
  paths,
  User as UserOfTypes,
} from "@frontegg-identity/types";

// Servers and authentication, apart and together.
const inEurope: RegionOption = { region: "eu" };
const onDomain: DomainOption = { domain: "app-abc" };
const onGateway: BaseUrlOption = { baseUrl: "http://gateway.internal/identity", allowInsecureHttp: true };
export const everyServer: ServerOptions[] = [inEurope, onDomain, onGateway];

const credentials: EnvironmentCredentials = { clientId: "an-id", secret: "a-secret" };
const tokenOptions: EnvironmentTokenOptions = { ...credentials, dangerouslyAllowBrowser: false };
const source: TokenSource = async (context: TokenContext) => {
  const issued: IssuedToken = await requestEnvironmentToken(context, credentials);
  return context.rejectedToken === undefined ? issued.token : "another";
};

const listener: AttemptListener = (event: AttemptEvent) => {
  const line: [AnyOperationId, number, string, string, number] = [
    event.operation,
    event.attempt,
    event.method,
    event.path,
    event.durationMs,
  ];
  console.log(...line, event.status ?? event.error, event.waitMs, event.traceId);
};
const retry: RetryOptions = { maxRetries: 1, maxDelayMs: 1_000 };
const common: CommonOptions = {
  token: environmentToken(tokenOptions),
  timeoutMs: 5_000,
  retry,
  onAttempt: listener,
  fetch,
  environmentId: "e",
  applicationId: "a",
};
const options: ClientOptions = { ...inEurope, ...common };

export const client: FronteggClient = createClient(options);
export const clients: FronteggClient[] = [
  createClient({ region: "us", token: source }),
  createClient({ ...inEurope, token: "a.b.c", retry: false }),
  createClient({ ...onDomain, token: () => "a.user.token" }),
];

// A value that a function chose at run time, which is how most configurations arrive.
export function clientFor(region: Region, secret: string): FronteggClient {
  return createClient({ region, token: environmentToken({ clientId: "an-id", secret }) });
}

// The operations.
export async function tour(userId: UserId, signal: AbortSignal): Promise<User> {
  const limits: CallLimits = { signal, timeoutMs: 1_000, retry: false };
  const call: CallOptions = { ...limits, headers: { "x-request-id": "1" } };
  const update: UserUpdate = {
    name: "Ada",
    phoneNumber: "+4412345678" satisfies PhoneNumber,
    metadata: JSON.stringify({ a: 1 }) satisfies JsonObjectString,
    profilePictureUrl: null satisfies ProfilePictureUrl | null,
  };
  await client.updateUser(userId, update, call);
  const nothing: void = await client.unenrollUserMfa(userId, call);
  void nothing;

  const http: HttpClient = client.http;
  const middleware: Middleware = { onRequest: ({ request }) => request };
  http.use(middleware);
  const init = { params: { path: { userId } }, signal, timeoutMs: 1_000, retry: false };
  const result = await http.GET("/resources/vendor-only/users/v1/{userId}", init);
  if (result.data === undefined) {
    const body: ErrorBody = result.error;
    throw new Error(body.errors?.join(", "));
  }
  const user: UserOfTypes = await client.getUser(userId);
  return user;
}

// What comes back.
export function describe(user: User): string {
  const roles: readonly Role[] = user.roles ?? [];
  const permissions: readonly Permission[] = user.permissions ?? [];
  const tenants: readonly TenantMembership[] = user.tenants ?? [];
  const groups: readonly Group[] = user.groups ?? [];
  const roleIds: RoleId[] = roles.map((role) => role.id);
  const permissionIds: PermissionId[] = permissions.map((permission) => permission.id);
  const tenantIds: TenantId[] = tenants.map((tenant) => tenant.tenantId);
  const manager: ManagedBy | undefined = user.managedBy;
  const anyManager: ManagedBy = "somebody-new";
  const provider: IdentityProvider | undefined = user.provider;
  const lastLogin: DateTime | null | undefined = user.lastLogin;
  return [roleIds, permissionIds, tenantIds, groups.length, manager, anyManager, provider, lastLogin].join(" ");
}

// Errors, caught both ways.
export function reasonOf(error: unknown): string {
  if (ApiError.isInstance(error)) return `${error.status} ${error.errorCode} ${error.messages.join()} ${error.traceId}`;
  if (error instanceof AuthenticationError) return `credentials: ${error.status}`;
  if (InvalidResponseError.isInstance(error)) return error.bodyExcerpt;
  if (TimeoutError.isInstance(error)) return `${error.timeoutMs} ms`;
  if (NetworkError.isInstance(error)) return error.code ?? "network";
  if (RequestError.isInstance(error)) return `${error.operation} ${error.method} ${error.path} ${error.attempts}`;
  if (InvalidInputError.isInstance(error)) return error.input;
  return FronteggError.isInstance(error) ? error.message : "unknown";
}

export function statusOf(error: FronteggError): number | undefined {
  switch (error.name) {
    case "ApiError":
    case "AuthenticationError":
    case "InvalidResponseError":
      return error.status;
    case "NetworkError":
    case "TimeoutError":
    case "InvalidInputError":
      return undefined;
  }
}

// What a consumer exports of the client, without an annotation, has a declaration.
export const http = client.http;
export const read = (userId: string) =>
  client.http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } } });

// The types package on its own.
export const everyRegion: readonly Region[] = regions;
export const regionOf = (text: string | undefined): Region => (isRegion(text) ? text : "eu");
export const known: KnownManagedBy[] = Object.values(KnownManagedBy);
export const fixtures: [User, ErrorBody, UserUpdate] = [fullUser, userNotFound, rename];
export const european: "https://api.frontegg.com/identity" = servers.eu;
export const getUser: { readonly method: "GET" } = endpoints.getUser;
export const everyOperation: OperationId[] = [
  "getUser",
  "updateUser",
  "unenrollUserMfa",
] satisfies (keyof operations)[];
export type Body = paths["/resources/users/v1/{userId}"]["put"]["requestBody"]["content"]["application/json"];
export const body: Body = { name: "Ada" } satisfies components["schemas"]["UserUpdate"];
export const tokenPath: keyof EnvironmentAuthPaths = "/auth/vendor";
export const lifetime = (token: EnvironmentToken): number | undefined => token.expiresIn;

// What the signatures of `http` mention: a user's declaration file can name all of it.
type UserPath = paths["/resources/vendor-only/users/v1/{userId}"];
type Methods = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type AnyPaths = Record<string, Record<Methods, object>>;
export type OfHttp = [
  ClientMethod<AnyPaths, "get", "application/json">,
  ClientRequestMethod<AnyPaths, "application/json">,
  FetchOptions<UserPath["get"]>,
  FetchResponse<UserPath["get"], object, "application/json">,
  MaybeOptionalInit<UserPath, "get">,
];

// A fetch of one's own.
const ownFetch: FetchFunction = async (url: string, init: FetchInit): Promise<FetchedResponse> => fetch(url, init);
createClient({ ...inEurope, token: "a.b.c", fetch: ownFetch, headers: { "x-gateway-key": "k" } });

// A token source is tested without a client.
const sending: SendingOptions = { timeoutMs: 1_000 };
const contextOptions: TokenContextOptions = { ...inEurope, ...sending, rejectedToken: "a.b.c" };
export const tokenOfSource = source(createTokenContext(contextOptions));
