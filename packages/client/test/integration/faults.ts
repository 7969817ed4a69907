import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Behaviour } from "./faulty-server.ts";

/** One way in which a server fails, and what becomes of a call because of it: the outcome × the requests made. */
export interface Fault {
  readonly fault: string;
  /** What the server does; or that it cannot be reached at all. */
  readonly server: Behaviour | "refuses connections" | "has no address" | "has a certificate that nobody trusts";
  /** `getUser`, and `updateUser` alike. */
  readonly read: string;
  readonly unenroll: string;
  /** `getUser` of a client with an `environmentToken`, where the token endpoint fails in this way. */
  readonly token: string;
  /** Asserted of `getUser`'s error, where there is more to say. */
  readonly error?: object;
  /** For faults that end with the time limit. */
  readonly timeoutMs?: number;
}

/** The wall clock of the test run, against which dates in headers are read. */
export const NOW: number = Date.parse("2026-03-01T12:00:00Z");

/** What a working API answers, and a working token endpoint: one body does for both. */
const GOOD = JSON.stringify({ id: "u-1", name: "Ada", token: "issued-token", expiresIn: 86_400 });
const MEGABYTE = "x".repeat(1_048_576);

function answer(status: number, body: string | Buffer = "", headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", date: new Date(NOW).toUTCString(), ...headers });
    response.end(body);
  };
}

/** Begins a body of 1,000 bytes and does not end it. */
function begin(response: ServerResponse, then: () => void): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"id":"u-1",', then);
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 10);
  response.once("close", () => clearInterval(timer));
}

/** Sends 5 MB, or as much of it as is taken. */
function flood(response: ServerResponse): void {
  response.writeHead(500, { "content-type": "text/plain" });
  let left = 5;
  function more(): void {
    while (left-- > 0 && !response.destroyed) if (!response.write(MEGABYTE)) return;
    response.end();
  }
  response.on("drain", more);
  more();
}

function redirect(status: number, location: string): Behaviour {
  return answer(status, "", { location });
}

/** Nothing can be said against the answer. */
const fine: Pick<Fault, "read" | "unenroll" | "token"> = { read: "data ×1", unenroll: "done ×1", token: "data ×1" };
/** No answer, and nobody knows whether the operation was carried out: only what may be repeated is. */
const lost = (error: string): Pick<Fault, "read" | "unenroll" | "token"> => ({
  read: `${error} ×3`,
  unenroll: `${error} ×1`,
  token: `${error} ×3`,
});
/** Another attempt would not help. */
const final = (error: string): Pick<Fault, "read" | "unenroll" | "token"> => ({
  read: `${error} ×1`,
  unenroll: `${error} ×1`,
  token: `${error} ×1`,
});
/** A success that is not what was promised; for an unenrolment nothing is. */
const useless: Pick<Fault, "read" | "unenroll" | "token"> = {
  read: "InvalidResponseError 200 ×1",
  unenroll: "done ×1",
  token: "InvalidResponseError 200 ×1",
};

export const faults: Fault[] = [
  {
    fault: "connection refused",
    server: "refuses connections",
    read: "NetworkError ECONNREFUSED ×3",
    unenroll: "NetworkError ECONNREFUSED ×3",
    token: "NetworkError ECONNREFUSED ×3",
  },
  {
    fault: "DNS failure",
    server: "has no address",
    read: "NetworkError ENOTFOUND ×3",
    unenroll: "NetworkError ENOTFOUND ×3",
    token: "NetworkError ENOTFOUND ×3",
  },
  {
    fault: "TLS: self-signed certificate",
    server: "has a certificate that nobody trusts",
    ...final("NetworkError DEPTH_ZERO_SELF_SIGNED_CERT"),
  },
  {
    fault: "reset before headers",
    server: (response) => void response.socket?.resetAndDestroy(),
    ...lost("NetworkError ECONNRESET"),
  },
  {
    fault: "FIN before headers",
    server: (response) => void response.socket?.end(),
    ...lost("NetworkError UND_ERR_SOCKET"),
  },
  {
    fault: "reset mid-body",
    server: (response) => begin(response, () => response.socket?.resetAndDestroy()),
    ...lost("NetworkError ECONNRESET"),
  },
  {
    fault: "FIN mid-body",
    server: (response) => begin(response, () => response.socket?.end()),
    ...lost("NetworkError UND_ERR_SOCKET"),
  },
  {
    fault: "FIN mid-body, of a body without a length",
    server: (response) => response.socket?.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"id":"u-1",'),
    ...final("InvalidResponseError 200"),
  },
  {
    fault: "no HTTP at all",
    server: (response) => response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    ...lost("NetworkError"),
  },
  { fault: "headers never come", server: () => {}, timeoutMs: 61, ...lost("TimeoutError") },
  { fault: "body stalls", server: (response) => begin(response, () => {}), timeoutMs: 61, ...lost("TimeoutError") },
  { fault: "body drips past the timeout", server: drip, timeoutMs: 61, ...lost("TimeoutError") },
  {
    fault: "error body stalls",
    server(response) {
      response.writeHead(400, { "content-length": "1000" });
      response.write('{"errors":["');
    },
    timeoutMs: 1_009, // time enough for the headers
    ...final("ApiError 400"),
    error: { messages: [], bodyExcerpt: "" },
  },
  {
    fault: "error body is reset",
    server(response) {
      response.writeHead(404, { "content-length": "1000" });
      response.write('{"errors":["', () => response.socket?.resetAndDestroy());
    },
    ...final("ApiError 404"),
    error: { messages: [], bodyExcerpt: "" },
  },
  {
    fault: "429, Retry-After: 7200",
    server: answer(429, "", { "retry-after": "7200" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, Retry-After: an HTTP-date",
    server: answer(429, "", { "retry-after": "Sun, 01 Mar 2026 14:00:00 GMT" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, X-Rate-Limit-Reset: an RFC 3339 date",
    server: answer(429, "", { "x-rate-limit-reset": "2026-03-01T16:00:00.000+02:00" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, X-Rate-Limit-Reset: 7200",
    server: answer(429, "", { "x-rate-limit-reset": "7200" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, both headers",
    server: answer(429, "", { "retry-after": "7200", "x-rate-limit-reset": "1" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, no header",
    server: answer(429),
    read: "ApiError 429 ×3",
    unenroll: "ApiError 429 ×3",
    token: "ApiError 429 ×3",
    error: { retryAfterMs: undefined },
  },
  {
    fault: "429, junk in both headers",
    server: answer(429, "", { "retry-after": "soon", "x-rate-limit-reset": "-1" }),
    read: "ApiError 429 ×3",
    unenroll: "ApiError 429 ×3",
    token: "ApiError 429 ×3",
    error: { retryAfterMs: undefined },
  },
  {
    fault: "429, a date in the past",
    server: answer(429, "", { "retry-after": "Sun, 01 Mar 2020 14:00:00 GMT" }),
    read: "ApiError 429 ×3",
    unenroll: "ApiError 429 ×3",
    token: "ApiError 429 ×3",
    error: { retryAfterMs: undefined },
  },
  {
    fault: "429, Retry-After: 0",
    server: answer(429, "", { "retry-after": "0" }),
    read: "ApiError 429 ×3",
    unenroll: "ApiError 429 ×3",
    token: "ApiError 429 ×3",
    error: { retryAfterMs: 0 },
  },
  { fault: "408", server: answer(408), ...lost("ApiError 408") },
  {
    fault: "500, JSON",
    server: answer(500, '{"errors":["broken"],"errorCode":"ER-1"}', { "frontegg-trace-id": "t-1" }),
    ...lost("ApiError 500"),
    error: { messages: ["broken"], errorCode: "ER-1", traceId: "t-1" },
  },
  {
    fault: "502, HTML",
    server: answer(502, "<html>Bad Gateway</html>", { "content-type": "text/html" }),
    ...lost("ApiError 502"),
    error: { messages: [], bodyExcerpt: "<html>Bad Gateway</html>" },
  },
  { fault: "503, empty", server: answer(503), ...lost("ApiError 503"), error: { messages: [], bodyExcerpt: "" } },
  { fault: "504, cut JSON", server: answer(504, '{"errors":["cut'), ...lost("ApiError 504"), error: { messages: [] } },
  {
    fault: "500, 5 MB",
    server: flood,
    ...lost("ApiError 500"),
    error: { bodyExcerpt: "x".repeat(1_024) },
  },
  { fault: "200, empty", server: answer(200), ...useless, error: { bodyExcerpt: "" } },
  {
    fault: "200, HTML",
    server: answer(200, "<html>log in</html>", { "content-type": "text/html", "frontegg-trace-id": "t-1" }),
    ...final("InvalidResponseError 200"),
    error: { traceId: "t-1", bodyExcerpt: "<html>log in</html>" },
  },
  { fault: "200, JSON as text/html", server: answer(200, GOOD, { "content-type": "text/html" }), ...fine },
  { fault: "200, JSON null", server: answer(200, "null"), ...useless },
  { fault: "200, JSON []", server: answer(200, "[]"), ...useless },
  { fault: '200, JSON "x"', server: answer(200, '"x"'), ...final("InvalidResponseError 200") },
  {
    fault: "200, invalid UTF-8 and nothing else",
    server: answer(200, Buffer.from([0xff, 0xfe, 0xc0])),
    ...final("InvalidResponseError 200"),
  },
  {
    fault: "200, invalid UTF-8 inside a text of the JSON",
    server: answer(
      200,
      Buffer.concat([Buffer.from(`${GOOD.slice(0, -1)},"x":"`), Buffer.from([0xff]), Buffer.from('"}')]),
    ),
    ...fine,
  },
  { fault: "200, byte order mark", server: answer(200, `\ufeff${GOOD}`), ...fine },
  {
    fault: "204",
    server: answer(204),
    read: "InvalidResponseError 204 ×1",
    unenroll: "done ×1",
    token: "InvalidResponseError 204 ×1",
  },
  {
    fault: "205",
    server: answer(205),
    read: "InvalidResponseError 205 ×1",
    unenroll: "done ×1",
    token: "InvalidResponseError 205 ×1",
  },
  { fault: "gzip", server: answer(200, gzipSync(GOOD), { "content-encoding": "gzip" }), ...fine },
  {
    fault: "corrupt gzip",
    server: answer(200, "this is not gzip", { "content-encoding": "gzip" }),
    ...lost("NetworkError Z_DATA_ERROR"),
  },
  {
    fault: "cut gzip",
    server: answer(200, gzipSync(GOOD.repeat(10)).subarray(0, 40), { "content-encoding": "gzip" }),
    ...final("InvalidResponseError 200"), // the runtime gives what could be unpacked
  },
  ...[301, 302, 303, 307, 308].flatMap((status): Fault[] => [
    {
      fault: `${status} to the same host`,
      server: redirect(status, "/elsewhere"),
      ...final(`ApiError ${status}`),
    },
    {
      fault: `${status} to another host`,
      server: redirect(status, "http://localhost:9/elsewhere"),
      ...final(`ApiError ${status}`),
    },
  ]),
  { fault: "304", server: answer(304), ...final("ApiError 304") },
  {
    fault: "102 and 103, then 200",
    server(response) {
      response.writeProcessing();
      response.writeEarlyHints({ link: "</a>; rel=preload" });
      response.end(GOOD);
    },
    ...fine,
  },
  {
    fault: "100 without being asked, then 200",
    server(response) {
      response.writeContinue();
      response.end(GOOD);
    },
    ...lost("NetworkError UND_ERR_SOCKET"), // the runtime takes it for a breach of HTTP
  },
  {
    fault: "429, X-Rate-Limit-Reset: epoch seconds",
    server: answer(429, "", { "x-rate-limit-reset": String(NOW / 1_000 + 7_200) }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 7_200_000 },
  },
  {
    fault: "429, Retry-After: longer than a timer holds",
    server: answer(429, "", { "retry-after": "2147484" }),
    ...final("ApiError 429"),
    error: { retryAfterMs: 2 ** 31 - 1 },
  },
  {
    fault: "503, X-Rate-Limit-Reset",
    server: answer(503, "", { "x-rate-limit-reset": "7200" }),
    ...lost("ApiError 503"),
    error: { retryAfterMs: undefined },
  },
  ...[400, 401, 403].map((status): Fault => ({
    fault: `${status}, JSON`,
    server: answer(status, '{"errors":["no"]}'),
    ...final(`ApiError ${status}`),
    token: `AuthenticationError ${status} ×1`,
    error: { messages: ["no"] },
  })),
  {
    fault: "401, empty",
    server: answer(401),
    ...final("ApiError 401"),
    token: "AuthenticationError 401 ×1",
    error: { messages: [] },
  },
  // A gateway's own: it says nothing of the credentials.
  ...[400, 403, 404, 413].map((status): Fault => ({
    fault: `${status}, HTML`,
    server: answer(status, "<html>", { "content-type": "text/html" }),
    ...final(`ApiError ${status}`),
    error: { messages: [], bodyExcerpt: "<html>" },
  })),
];
