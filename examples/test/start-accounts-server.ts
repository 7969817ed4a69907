import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call, as the server saw it arrive. */
export interface Call {
  readonly kind: "token" | "lookup" | "unenroll";
  readonly userId: string;
  readonly atMs: number;
  readonly token: string | undefined;
  /** What it was answered; 0 where the connection was broken instead. */
  status: number;
}

/** An API that keeps the users' MFA, counts, and fails when it is told to. */
export interface AccountsServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Users whose MFA was removed. */
  readonly unenrolled: Set<string>;
  /** How long an answer takes, in milliseconds. */
  delayMs: number;
  /** Seconds for which a token is valid. */
  tokenLifeS: number;
  /** Whether the credentials are refused; tokens given before are valid no more. */
  isRevoked: boolean;
  /**
   * Decides what becomes of a call, of which it is told how many of its kind there were: a status is answered without
   * anything being done; a string is what happens instead of the answer after it was done.
   */
  fault: (call: Call, count: number) => number | "break" | "hang" | undefined;
  /** Refuses the tokens that were given so far. */
  expireTokens(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts an API that removes a user's MFA once, and then answers "MFA is not enrolled" as the real one does. */
export async function startAccountsServer(): Promise<AccountsServer> {
  const calls: Call[] = [];
  const counts = { token: 0, lookup: 0, unenroll: 0 };
  const unenrolled = new Set<string>();
  let tokens = new Set<string>();
  let port = 0;

  const listener: RequestListener = (request, response) => {
    const url = request.url ?? "";
    const userId = decodeURIComponent(/v1\/([^/]+)/.exec(url)?.[1] ?? "");
    const kind = url === "/auth/vendor" ? "token" : request.method === "GET" ? "lookup" : "unenroll";
    const token = request.headers.authorization?.slice("Bearer ".length);
    const call: Call = { kind, userId, atMs: performance.now(), token, status: 0 };
    calls.push(call);
    counts[kind]++;
    request.resume();
    const fault = api.fault(call, counts[kind]);
    if (typeof fault === "number") answer(response, call, fault, fault === 429 ? '{"errors":["Slow down"]}' : "{}");
    else if (kind === "token") giveToken(response, call);
    else if (api.isRevoked || token === undefined || !tokens.has(token)) answer(response, call, 401, "{}");
    else if (kind === "unenroll" && unenrolled.has(userId)) answer(response, call, 400, NOT_ENROLLED);
    else {
      if (kind === "unenroll") unenrolled.add(userId);
      if (fault === "break") request.socket.destroy();
      else if (fault === undefined) answer(response, call, 200, kind === "lookup" ? user(userId) : "");
    }
  };

  function giveToken(response: ServerResponse, call: Call): void {
    if (api.isRevoked) return answer(response, call, 401, '{"errors":["Invalid credentials"]}');
    const token = `token-${calls.length}`;
    tokens.add(token);
    answer(response, call, 200, JSON.stringify({ token, expiresIn: api.tokenLifeS }));
  }

  function user(id: string): string {
    return JSON.stringify({ id, email: `${id}@example.com`, mfaEnrolled: !unenrolled.has(id) });
  }

  function answer(response: ServerResponse, call: Call, status: number, body: string): void {
    call.status = status;
    setTimeout(() => {
      response.writeHead(status, status === 429 ? { "retry-after": "1" } : {});
      response.end(body);
    }, api.delayMs);
  }

  let server = createServer(listener);
  const api: AccountsServer = {
    get url() {
      return `http://127.0.0.1:${port}/identity`;
    },
    calls,
    unenrolled,
    delayMs: 20,
    tokenLifeS: 86_400,
    isRevoked: false,
    fault: () => undefined,
    expireTokens: () => (tokens = new Set()),
    async stop() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
    async start() {
      server = createServer(listener);
      await new Promise<void>((resolve) => {
        server.listen(port, "127.0.0.1", resolve);
      });
      // A string is the address of a pipe, and null that of a server that does not listen.
      ({ port } = server.address() as AddressInfo);
    },
  };
  await api.start();
  return api;
}

const NOT_ENROLLED = '{"errors":["MFA is not enrolled"],"errorCode":"ER-01097"}';
