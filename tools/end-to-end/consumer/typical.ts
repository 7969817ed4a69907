/**
 * What a typical consumer writes. It is compiled as an ES module and as a CommonJS module, so it says nothing that only
 * one of them may: no top-level await, no `import.meta`. Its exports without an annotation need declarations.
 */
import { ApiError, createClient, environmentToken, FronteggError, isRegion } from "@frontegg-identity/client";
import type { CallOptions, ClientOptions, FetchFunction, FronteggClient, TokenSource } from "@frontegg-identity/client";
import { KnownManagedBy, regions, servers, type Region, type User, type UserUpdate } from "@frontegg-identity/types";
import { fullUser } from "@frontegg-identity/types/fixtures";

const ownFetch: FetchFunction = (url, init) => fetch(url, init);
const ownToken: TokenSource = async ({ rejectedToken }) => (rejectedToken === undefined ? "a.b.c" : "d.e.f");

// Values that a function chose at run time, as most configurations arrive.
export function clientFor(text: string, secret: string): FronteggClient {
  const region: Region = isRegion(text) ? text : "eu";
  const options: ClientOptions = { region, token: environmentToken({ clientId: "an-id", secret }), retry: false };
  return createClient({
    ...options,
    fetch: ownFetch,
    timeoutMs: 5_000,
    onAttempt: ({ status }) => console.log(status),
  });
}
export const client = createClient({ baseUrl: servers.eu, token: ownToken });
export const http = client.http;
export const read = (userId: string) =>
  http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } }, timeoutMs: 1_000 });

export async function tour(userId: string, signal: AbortSignal): Promise<User> {
  const call: CallOptions = { signal, timeoutMs: 1_000, headers: { "x-request-id": "1" } };
  const update: UserUpdate = { name: "Ada", metadata: JSON.stringify({ a: 1 }) };
  const user: User = await client.updateUser(userId, update, call);
  const nothing: void = await client.unenrollUserMfa(userId, call);
  void nothing;
  const { data, error } = await read(userId);
  if (data === undefined) throw new Error(error.errors?.join(", "));
  return user.managedBy === KnownManagedBy.external ? data : fullUser;
}

export function statusOf(error: unknown): number | string | undefined {
  if (ApiError.isInstance(error)) return error.status;
  if (!FronteggError.isInstance(error)) return regions.length;
  switch (error.name) {
    case "ApiError":
    case "AuthenticationError":
    case "InvalidResponseError":
      return error.status;
    default:
      return error.message;
  }
}
