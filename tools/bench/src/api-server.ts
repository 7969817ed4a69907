/**
 * The API on loopback, in a process of its own. The first part of the path chooses how it behaves:
 * `/plain` answers; `/limited` answers 100 requests a second and 429 beyond; `/expiring` refuses every token that was
 * issued before the last `/expire`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { userJson } from "./fixture.ts";
import { RATE_LIMIT_PER_SECOND } from "./rate-limit.ts";

const user = Buffer.from(userJson);
const json = { "content-type": "application/json; charset=utf-8" };

let tokenRequests = 0;
let tokenGeneration = 0;
let answered = 0;
let refused = 0;
let windowEndsAtMs = 0;
let leftInWindow = 0;

function answer(response: ServerResponse, status: number, body: Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...json, "content-length": body.length, ...headers }).end(body);
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? "";
  if (url.endsWith("/auth/vendor")) {
    tokenRequests++;
    const token = { token: `token-${tokenGeneration}`, expiresIn: 86_400 };
    // Slow enough for all the calls that wait for it to be there.
    setTimeout(() => answer(response, 200, Buffer.from(JSON.stringify(token))), 20);
  } else if (url === "/counts") {
    answer(response, 200, Buffer.from(JSON.stringify({ tokenRequests, answered, refused })));
    tokenRequests = answered = refused = 0;
  } else if (url === "/expire") {
    tokenGeneration++;
    answer(response, 200, Buffer.from("{}"));
  } else if (url.startsWith("/limited/") && isLimited()) {
    refused++;
    const reset = new Date(windowEndsAtMs).toISOString();
    answer(response, 429, Buffer.from('{"errors":["Too many requests"]}'), { "x-rate-limit-reset": reset });
  } else if (url.startsWith("/expiring/") && request.headers.authorization !== `Bearer token-${tokenGeneration}`) {
    refused++;
    answer(response, 401, Buffer.from('{"errors":["Unauthorized"]}'));
  } else {
    answered++;
    answer(response, 200, user);
  }
}

/** Counts in windows of one second, as the API does in windows of a minute. */
function isLimited(): boolean {
  const now = Date.now();
  if (now >= windowEndsAtMs) {
    windowEndsAtMs = now + 1_000;
    leftInWindow = RATE_LIMIT_PER_SECOND;
  }
  return leftInWindow-- <= 0;
}

const server = createServer((request, response) => {
  request.resume().on("end", () => handle(request, response));
});
server.keepAliveTimeout = 60_000;
// Else the server would drop what 1,024 calls open at once.
server.listen({ port: 0, host: "127.0.0.1", backlog: 2_048 }, () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on("disconnect", () => process.exit());
