import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call, as the server saw it arrive. */
export interface Call {
  readonly kind: "token" | "lookup" | "unenroll" | "update";
  readonly userId: string;
  readonly atMs: number;
  readonly token: string | undefined;
  /** The status of the response; 0 if there was none. */
  status: number;
}

/**
 * How a call fails. A status is answered without doing anything. A string is what happens instead of the response, after
 * the call was carried out.
 */
export type Fault =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | "break"
  | "hang"
  | "html";

/** An API that knows users and their MFA, counts calls, and fails when it is told to. */
export interface AccountsServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Users without MFA. */
  readonly unenrolled: Set<string>;
  /** How often each user's MFA was removed. */
  readonly resets: Map<string, number>;
  /** How long a response takes, in milliseconds. */
  delayMs: number;
  /** What responses wait for. */
  held: Promise<void> | undefined;
  /** How far this server's clock is ahead, in milliseconds. */
  clockMs: number;
  /** Seconds for which a token is valid. */
  tokenLifeS: number;
  /** Whether the credentials are refused. Tokens that were issued before are no longer valid. */
  isRevoked: boolean;
  /** Decides how a call fails. It gets the number of calls of this kind so far. */
  fault: (call: Call, count: number) => Fault | undefined;
  /** Refuses the tokens that were issued so far. */
  expireTokens(): void;
  /** The longest time for which this process stood still, in milliseconds: so much later calls may seem to arrive. */
  stillMs(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const NOT_ENROLLED = '{"errors":["MFA is not enrolled"],"errorCode":"ER-01097"}';
const LOOK_EVERY_MS = 10;

/** Starts an API that removes a user's MFA once, and then answers "MFA is not enrolled" as the real one does. */
export async function startAccountsServer(): Promise<AccountsServer> {
  const calls: Call[] = [];
  const counts = { token: 0, lookup: 0, unenroll: 0, update: 0 };
  const unenrolled = new Set<string>();
  const resets = new Map<string, number>();
  let tokens = new Set<string>();
  let port = 0;
  // Of its own, so that no other test takes the port while the server is stopped. macOS has one address of this kind.
  const host =
    process.platform === "linux" ? `127.${randomInt(1, 255)}.${randomInt(255)}.${randomInt(1, 255)}` : "127.0.0.1";

  const listener: RequestListener = (request, response) => {
    const url = request.url ?? "";
    const userId = decodeURIComponent(/v1\/([^/]+)/.exec(url)?.[1] ?? "");
    const kind = kindOf(url, request.method);
    const token = request.headers.authorization?.slice("Bearer ".length);
    const call: Call = { kind, userId, atMs: performance.now(), token, status: 0 };
    calls.push(call);
    counts[kind]++;
    request.resume();
    const fault = api.fault(call, counts[kind]);
    if (typeof fault === "number") answer(response, call, fault, "{}");
    else if (typeof fault === "object") answer(response, call, fault.status, "{}", fault.headers);
    else if (kind === "token") issueToken(response, call);
    else if (api.isRevoked || token === undefined || !tokens.has(token)) answer(response, call, 401, "{}");
    else if (kind === "unenroll" && unenrolled.has(userId)) answer(response, call, 400, NOT_ENROLLED);
    else {
      if (kind === "unenroll") {
        unenrolled.add(userId);
        resets.set(userId, (resets.get(userId) ?? 0) + 1);
      }
      if (fault === "break") request.socket.destroy();
      else if (fault === "html") answer(response, call, 200, "<p>Sign in</p>");
      else if (fault === undefined) answer(response, call, 200, kind === "unenroll" ? "" : user(userId));
    }
  };

  function issueToken(response: ServerResponse, call: Call): void {
    if (api.isRevoked) return answer(response, call, 401, '{"errors":["Invalid credentials"]}');
    const token = `token-${calls.length}`;
    tokens.add(token);
    answer(response, call, 200, JSON.stringify({ token, expiresIn: api.tokenLifeS }));
  }

  function user(id: string): string {
    return JSON.stringify({ id, email: `${id}@example.com`, mfaEnrolled: !unenrolled.has(id) });
  }

  function answer(response: ServerResponse, call: Call, status: number, body: string, headers = {}): void {
    call.status = status;
    const trace = { "frontegg-trace-id": `trace-${calls.length}` };
    const send = (): void => {
      response.sendDate = false;
      response.writeHead(status, { date: new Date(Date.now() + api.clockMs).toUTCString(), ...trace, ...headers });
      response.end(body);
    };
    setTimeout(() => void (call.kind === "token" || !api.held ? send() : api.held.then(send)), api.delayMs);
  }

  let stillMs = 0;
  let lastMs = performance.now();
  const looks = setInterval(() => {
    const nowMs = performance.now();
    stillMs = Math.max(stillMs, nowMs - lastMs - LOOK_EVERY_MS);
    lastMs = nowMs;
  }, LOOK_EVERY_MS);
  looks.unref();

  // It closes no idle connection, because on a busy machine that meets a request which is already on its way.
  const options = { keepAliveTimeout: 0 };
  let server = createServer(options, listener);
  const api: AccountsServer = {
    get url() {
      return `http://${host}:${port}/identity`;
    },
    calls,
    unenrolled,
    resets,
    delayMs: 5,
    held: undefined,
    clockMs: 0,
    tokenLifeS: 86_400,
    isRevoked: false,
    fault: () => undefined,
    expireTokens: () => (tokens = new Set()),
    stillMs: () => stillMs,
    async stop() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
    async start() {
      server = createServer(options, listener);
      server.listen(port, host);
      await once(server, "listening"); // rejects if the port is taken
      // A string is the address of a pipe, and null that of a server that doesn't listen.
      ({ port } = server.address() as AddressInfo);
    },
  };
  await api.start();
  return api;
}

function kindOf(url: string, method = "GET"): Call["kind"] {
  if (url === "/auth/vendor") return "token";
  return method === "GET" ? "lookup" : method === "PUT" ? "update" : "unenroll";
}
