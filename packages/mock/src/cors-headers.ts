import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer.ts";

/** Tells whether a browser asks for permission to send the request that it is about to send. */
export function isPreflight(request: IncomingMessage): boolean {
  return request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
}

/** Permits the request that a browser asks for. */
export function preflightAnswer(request: IncomingMessage): Answer {
  return {
    status: 204,
    headers: {
      // Named one by one, because a wildcard covers neither `authorization` nor requests with cookies.
      "access-control-allow-methods": request.headers["access-control-request-method"] ?? "",
      "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "",
    },
    body: Buffer.alloc(0),
  };
}

/** Lets a page of any origin read an answer, with every one of its headers. */
export function withCors(request: IncomingMessage, answer: Answer): Answer {
  return {
    ...answer,
    headers: {
      ...answer.headers,
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": Object.keys(answer.headers).join(", "),
      vary: "Origin",
    },
  };
}
