import type { IncomingMessage } from "node:http";

// On Node's own messages: the `Request` of a browser, and of what stands in for one in tests, hides these headers.

/** Permits the request that a browser asks for, if it asks. */
export function preflightHeaders({ method, headers }: IncomingMessage): Record<string, string> | undefined {
  const wanted = headers["access-control-request-method"];
  if (method !== "OPTIONS" || wanted === undefined) return undefined;
  return {
    // Named one by one, because a wildcard covers neither `authorization` nor requests with cookies.
    "access-control-allow-methods": wanted,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
  };
}

/** Adds to an answer's headers what lets a page of any origin read it, with every one of them. */
export function withCors(
  { headers: { origin } }: IncomingMessage,
  headers: Record<string, string>,
): Record<string, string> {
  return {
    ...headers,
    "access-control-allow-origin": origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": Object.keys(headers).join(", "),
    vary: "Origin",
  };
}
