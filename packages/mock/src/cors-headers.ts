import type { IncomingMessage } from "node:http";

// They read Node's own messages, because the `Request` of a browser hides these headers.

/** Returns the headers that permit the request which a preflight asks for, or undefined if it isn't a preflight. */
export function preflightHeaders({ method, headers }: IncomingMessage): Record<string, string> | undefined {
  const wanted = headers["access-control-request-method"];
  if (method !== "OPTIONS" || wanted === undefined) return undefined;
  return {
    // Named one by one, because a wildcard covers neither `authorization` nor requests with cookies.
    "access-control-allow-methods": wanted,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
  };
}

/** Adds the headers that let a page of any origin read the answer and each of its headers. */
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
