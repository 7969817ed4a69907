import type { Mock } from "../src/index.ts";

/** The paths of the operations, for one user. */
export const USER = "/resources/vendor-only/users/v1/u-1";
export const USER_UPDATE = "/resources/users/v1/u-1";
export const UNENROLL = "/resources/vendor-only/users/v1/u-1/mfa/unenroll";

/** What came back: small enough to compare as a whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a request as the client would, with a token, and gives up on an answer that never comes. */
export async function send(mock: Mock, path: string, init: RequestInit = {}): Promise<Reply> {
  const headers = new Headers({ authorization: "Bearer any", "content-type": "application/json" });
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const signal = init.signal ?? AbortSignal.timeout(20_000);
  const response = await fetch(mock.url + path, { ...init, headers, signal });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}
