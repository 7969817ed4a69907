import type { Mock } from "../src/index.ts";

/** The paths of the operations, for one user. */
export const pathOf = {
  getUser: (userId: string) => `/resources/vendor-only/users/v1/${userId}`,
  updateUser: (userId: string) => `/resources/users/v1/${userId}`,
  unenrollUserMfa: (userId: string) => `/resources/vendor-only/users/v1/${userId}/mfa/unenroll`,
};
export const TOKEN_PATH = "/../auth/vendor";

/** What came back: small enough to compare as a whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a request with a token, as the client would: through the mock's `fetch`, or over HTTP if it has a server. */
export async function ask(mock: Mock, path: string, init: RequestInit = {}): Promise<Reply> {
  const headers = new Headers({ authorization: "Bearer any", "content-type": "application/json" });
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const send = "close" in mock ? fetch : mock.fetch;
  const response = await send(mock.url + path, { ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: bodyOf(response, text) };
}

function bodyOf({ headers }: Response, text: string): unknown {
  if (text === "") return undefined;
  return headers.get("content-type")?.startsWith("text/plain") ? text : (JSON.parse(text) as unknown);
}

export const getUser = (mock: Mock, userId = "u-1", init?: RequestInit): Promise<Reply> =>
  ask(mock, pathOf.getUser(userId), init);

export const updateUser = (mock: Mock, update: unknown, userId = "u-1"): Promise<Reply> =>
  ask(mock, pathOf.updateUser(userId), { method: "PUT", body: JSON.stringify(update) });

export const unenroll = (mock: Mock, userId = "u-1"): Promise<Reply> =>
  ask(mock, pathOf.unenrollUserMfa(userId), { method: "POST" });

export const createToken = (
  mock: Mock,
  credentials: unknown = { clientId: "a-client", secret: "a-secret" },
): Promise<Reply> => ask(mock, TOKEN_PATH, { method: "POST", body: JSON.stringify(credentials) });
