import { createClient, environmentToken } from "@frontegg-identity/client";
import type { paths, User, UserUpdate } from "@frontegg-identity/types";
import defaultAxios from "axios";
import axiosRetry from "axios-retry";
import defaultKy, { type Hooks } from "ky";
import { ofetch } from "ofetch";
import openapiFetch from "openapi-fetch";
import { generatedPeer } from "./generated-peers.ts";

/** One way to call the API. */
export interface Contender {
  readonly name: string;
  /** The source of the token, what the timeout covers, retries, what a failure becomes, and whether the spec types it. */
  readonly features: readonly [token: string, timeout: string, retries: string, errors: string, typed: string];
  /** Prepares the calls. What happens here isn't measured. */
  readonly create: (environment: Environment) => Calls | Promise<Calls>;
}

/** What a contender talks to. */
export interface Environment {
  /** Without a trailing slash; `/identity` is its end. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly token: string;
  readonly credentials: { readonly clientId: string; readonly secret: string };
}

/** The two operations that are measured. */
export interface Calls {
  readonly getUser: (userId: string) => Promise<User>;
  readonly updateUser: (userId: string, update: UserUpdate) => Promise<User>;
  /** Stops what would keep the process alive. */
  readonly close?: () => Promise<void>;
}

/** Our client, whose figures have names that begin with this. */
export const OURS = "@frontegg-identity/client";
/** The contender that all times are multiples of. */
export const REFERENCE = "bare fetch, timer";

const TIMEOUT_MS = 10_000;
const MAX_RETRIES = 2;
const accept = { accept: "application/json" };

/** Every contender, in the order of the tables. */
export const contenders: readonly Contender[] = [
  // The cheapest timeout over headers and body that can be written by hand.
  byHand(REFERENCE, async (fetch, url, init) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
    try {
      return await userIn(await fetch(url, { ...init, signal: controller.signal }));
    } finally {
      clearTimeout(timer);
    }
  }),
  byHand("bare fetch, AbortSignal.timeout", async (fetch, url, init) =>
    userIn(await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })),
  ),
  {
    name: OURS,
    features: ["renewed", "whole call", "on, Retry-After", "typed", "yes"],
    create: ourClient,
  },
  {
    name: `${OURS}, client.http`,
    features: ["renewed", "whole call", "on, Retry-After", "typed", "yes"],
    create: (environment) => overPaths(ourClient(environment).http),
  },
  {
    name: "openapi-fetch",
    features: ["constant", "–", "–", "–", "yes"],
    create: ({ baseUrl, token, fetch }) =>
      overPaths(openapiFetch<paths>({ baseUrl, fetch, headers: { ...accept, authorization: `Bearer ${token}` } })),
  },
  {
    name: "ofetch",
    features: ["function", "headers", "on", "status", "–"],
    create({ baseUrl, token, fetch }) {
      const options = { baseURL: baseUrl, headers: accept, timeout: TIMEOUT_MS, retry: MAX_RETRIES };
      const onRequest = ({ options: { headers } }: { options: { headers: Headers } }): void =>
        headers.set("authorization", `Bearer ${token}`);
      const api = ofetch.create({ ...options, onRequest }, { fetch });
      return sending((method, path, body) => api<User>(path, body ? { method, body: { ...body } } : { method }));
    },
  },
  {
    name: "ky",
    features: ["function", "whole call", "on, Retry-After", "status", "–"],
    create({ baseUrl, token, fetch }) {
      const options = { prefix: baseUrl, headers: accept, timeout: TIMEOUT_MS, retry: MAX_RETRIES, fetch };
      const hooks: Hooks = {
        beforeRequest: [({ request }) => request.headers.set("authorization", `Bearer ${token}`)],
      };
      const api = defaultKy.create({ ...options, hooks });
      return sending((method, path, json) => api(path, json ? { method, json } : { method }).json<User>());
    },
  },
  {
    name: "hey-api, generated",
    features: ["function", "–", "–", "typed", "yes"],
    async create({ baseUrl, token, fetch }) {
      const api = await generatedPeer<HeyApi>("hey-api");
      const client = api.createClient({ baseUrl, fetch, auth: () => token, throwOnError: true });
      return {
        getUser: async (userId) => (await api.getUser({ client, path: { userId } })).data,
        updateUser: async (userId, body) => (await api.updateUser({ client, path: { userId }, body })).data,
      };
    },
  },
  {
    name: "redocly, generated",
    features: ["function", "whole call", "on, Retry-After", "status", "yes"],
    async create({ baseUrl, token, fetch }) {
      const { createClient: create, OPERATIONS } = await generatedPeer<Redocly>("redocly");
      const options = { serverUrl: baseUrl, timeout: TIMEOUT_MS, retry: { retries: MAX_RETRIES }, fetch };
      const client = create(OPERATIONS, { ...options, auth: { bearer: () => token } });
      return {
        getUser: (userId) => client.getUser({ path: { userId } }),
        updateUser: (userId, body) => client.updateUser({ path: { userId }, body }),
      };
    },
  },
  {
    name: "axios + axios-retry",
    features: ["function", "whole call", "on, Retry-After", "status", "–"],
    create({ baseUrl, token, fetch }) {
      const options = { baseURL: baseUrl, headers: accept, timeout: TIMEOUT_MS };
      const api = defaultAxios.create({ ...options, adapter: "fetch", env: { fetch } });
      axiosRetry(api, { retries: MAX_RETRIES });
      api.interceptors.request.use((config) => {
        config.headers.set("authorization", `Bearer ${token}`);
        return config;
      });
      return sending(async (method, url, data) => (await api.request<User>({ method, url, data })).data);
    },
  },
  {
    // The vendor's SDK has no method for these operations, so this is its HTTP client, which wraps axios and adds the token.
    name: "@frontegg/client, HttpClient",
    features: ["renewed", "whole call", "–", "status", "–"],
    async create({ baseUrl, credentials, fetch }) {
      // It reads the host of its tokens when it is imported.
      process.env["FRONTEGG_AUTHENTICATION_SERVICE_URL"] ??= baseUrl.replace(/\/identity$/, "/auth/vendor");
      const { FronteggAuthenticator, HttpClient } = (await import("@frontegg/client")).default;
      const authenticator = new FronteggAuthenticator();
      await authenticator.init(credentials.clientId, credentials.secret);
      const options = { baseURL: baseUrl, headers: accept, timeout: TIMEOUT_MS };
      const api = new HttpClient(authenticator, { ...options, adapter: "fetch", env: { fetch } });
      return {
        ...sending(async (method, path, body) =>
          method === "GET" ? (await api.get<User>(path)).data : (await api.put<User>(path, body)).data,
        ),
        close: () => authenticator.shutdown(),
      };
    },
  },
];

/** What is used of hey-api's generated module. It doesn't exist before the benchmark generates it. */
interface HeyApi {
  readonly createClient: (config: object) => object;
  readonly getUser: (options: object) => Promise<{ data: User }>;
  readonly updateUser: (options: object) => Promise<{ data: User }>;
}

/** What is used of the module that `redocly generate-client` writes. */
interface Redocly {
  readonly OPERATIONS: object;
  readonly createClient: (operations: object, config: object) => Record<"getUser" | "updateUser", RedoclyCall>;
}
type RedoclyCall = (input: { readonly path: { readonly userId: string }; readonly body?: UserUpdate }) => Promise<User>;

function ourClient({ baseUrl, credentials, fetch }: Environment): ReturnType<typeof createClient> {
  return createClient({ baseUrl, token: environmentToken(credentials), fetch, timeoutMs: TIMEOUT_MS });
}

/** Makes the calls of something that sends a method, a path and a body. */
function sending(send: (method: "GET" | "PUT", path: string, body?: UserUpdate) => Promise<User>): Calls {
  return {
    getUser: (userId) => send("GET", `/resources/vendor-only/users/v1/${encodeURIComponent(userId)}`),
    updateUser: (userId, update) => send("PUT", `/resources/users/v1/${encodeURIComponent(userId)}`, update),
  };
}

/** Makes the calls of openapi-fetch's interface, which `client.http` has too. */
function overPaths(http: Pick<ReturnType<typeof openapiFetch<paths>>, "GET" | "PUT">): Calls {
  return {
    getUser: async (userId) =>
      dataOf(await http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } } })),
    updateUser: async (userId, body) =>
      dataOf(await http.PUT("/resources/users/v1/{userId}", { params: { path: { userId } }, body })),
  };
}

function dataOf({ data, response }: { readonly data?: User; readonly response: Response }): User {
  if (data === undefined) throw new Error(`HTTP ${response.status}`);
  return data;
}

type CallByHand = (fetch: typeof globalThis.fetch, url: string, init: RequestInit) => Promise<User>;

/** `fetch` without a library, as it is written by hand. */
function byHand(name: string, call: CallByHand): Contender {
  return {
    name,
    features: ["constant", "whole call", "–", "status", "–"],
    create({ baseUrl, token, fetch }) {
      const headers = { ...accept, authorization: `Bearer ${token}` };
      const json = { ...headers, "content-type": "application/json" };
      return sending((method, path, body) =>
        call(fetch, baseUrl + path, body ? { method, headers: json, body: JSON.stringify(body) } : { headers }),
      );
    },
  };
}

async function userIn(response: Response): Promise<User> {
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as User; // nothing checks it, as nothing does in code that is written by hand
}
