/**
 * What openapi-fetch and its relatives give for `paths` is a `User`, and a `User` is that, without a cast. Compiled only.
 */
import type { paths as pathsOfClient } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
import { handlers as handlersOf } from "@frontegg-identity/mock/msw";
import { KnownManagedBy, type paths, type User, type UserUpdate } from "@frontegg-identity/types";
import { fullUser, userNotFound } from "@frontegg-identity/types/fixtures";
import createFetchClient, { type Client } from "openapi-fetch";
import { createOpenApiHttp } from "openapi-msw";
import createQueryClient from "openapi-react-query";
import { createMutateHook, createQueryHook } from "swr-openapi";

const path = "/resources/vendor-only/users/v1/{userId}";
const params = { path: { userId: "a" } };
const take = (user: User): string => user.managedBy?.toUpperCase() ?? user.id;
const one: User = { ...fullUser, managedBy: KnownManagedBy.scim2 };

// openapi-fetch
const api: Client<paths> = createFetchClient<paths>({ baseUrl: "https://gateway.example.com" });
export async function byFetch(maybe: string | undefined): Promise<string> {
  const { data, error } = await api.GET(path, { params });
  if (error) return error.errors.join();
  let same = data;
  same = one;
  if (same.managedBy === KnownManagedBy.external) return "external";
  const update: UserUpdate = { name: maybe };
  const { data: updated } = await api.PUT("/resources/users/v1/{userId}", { params, body: update });
  return take(data) + (updated ? take(updated) : "") + data.managedBy?.toUpperCase();
}

// openapi-react-query, also over a path of one's own that gives a User
const query = createQueryClient(api);
export function ByReactQuery(): User | undefined {
  const { data } = query.useQuery("get", path, { params });
  const mutation = query.useMutation("put", "/resources/users/v1/{userId}");
  mutation.mutate({ params, body: { name: "Ada" } }, { onSuccess: (user) => void take(user) });
  return data && take(data) ? data : one;
}
interface Gateway {
  "/me": {
    get: { responses: { 200: { content: { "application/json": User } } } };
  };
}
const gateway = createQueryClient(createFetchClient<Gateway>());
export function OverGateway(): string | undefined {
  const { data } = gateway.useQuery("get", "/me");
  return data?.managedBy?.toUpperCase();
}

// swr-openapi
const useApi = createQueryHook(api, "frontegg");
export function BySwr(): User | undefined {
  const { data } = useApi(path, { params });
  return data && take(data) ? data : one;
}
export const useMutateApi = createMutateHook(api, "frontegg", (a, b) => a === b);

// openapi-msw, beside the mock's own handlers
const http = createOpenApiHttp<paths>();
export const handlers = [
  http.get(path, ({ response }) => response(200).json(one)),
  http.get(path, ({ response }) => response(404).json(userNotFound)),
  ...handlersOf(createMock(), { baseUrl: "/api" }),
];

// The client has the same paths.
export const same: Client<pathsOfClient> = api;
